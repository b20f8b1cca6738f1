// Every invariant of what is emitted, each with a way to break it.
import { DELIVERY } from './delivery.ts';
import { DESTINATIONS } from './destinations.ts';
import type { Invariant } from './emitted.ts';
import { POLICIES } from './policies.ts';
import { PORTS } from './ports.ts';
import { ROUTES } from './routes.ts';
import { SERVERS } from './servers.ts';

export const INVARIANTS: readonly Invariant[] = [...SERVERS, ...PORTS, ...ROUTES, ...DESTINATIONS, ...POLICIES, ...DELIVERY];
