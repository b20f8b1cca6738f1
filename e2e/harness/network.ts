// The lab's network: one bridge, and machines on it, each with namespaces, addresses and a hosts file of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { ROOT } from './box.ts';
import { converse, must, type Running } from './process.ts';

/** The bridge's own address, where the name server listens. */
export const NAME_SERVER = '10.231.0.1';

export interface Machine {
  readonly name: string;
  /** IPv4. */
  readonly address: string;
  /** The command that runs `command` on the machine, in `folder`, as user `uid`. */
  enter(command: readonly string[], folder?: string, uid?: number): readonly string[];
  /** Gives it one more address, IPv4 or IPv6. */
  alsoAt(address: string): Promise<void>;
  stop(): void;
}

export interface Site {
  readonly name: string;
  readonly address: string;
  /** For names without dots. */
  readonly search?: readonly string[];
  /** Lines of its hosts file. */
  readonly hosts?: readonly string[];
}

export async function addBridge(): Promise<void> {
  await script(['sh', '-euc'], [
    // Without an address of its own a bridge takes that of a machine, and another when a new one comes: then nobody finds it for a minute.
    'ip link add br0 address 02:00:0a:e7:00:01 type bridge',
    'ip link set br0 up',
    `ip addr add ${NAME_SERVER}/16 dev br0`,
  ]);
}

let links = 0;

/** Every address that anybody has is a neighbour: whatever an agreement names is reached without a router. */
export async function addMachine(site: Site): Promise<Machine> {
  const etc = `${ROOT}/etc/${site.name}`;
  mkdirSync(etc, { recursive: true });
  writeFileSync(`${etc}/hosts`, ['127.0.0.1 localhost', ...(site.hosts ?? []), ''].join('\n'));
  const search = site.search === undefined ? '' : `search ${site.search.join(' ')}\n`;
  writeFileSync(`${etc}/resolv.conf`, `nameserver ${NAME_SERVER}\n${search}options ndots:5 timeout:2\n`);
  const holder = await hold(site.name);
  const pid = String(holder.child.pid);
  await must(['ip', 'link', 'add', `m${++links}`, 'master', 'br0', 'up', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', pid]);
  const inside = ['nsenter', '--target', pid, '--net', '--mount'];
  await script([...inside, 'sh', '-euc'], [
    `mount --bind ${etc}/hosts /etc/hosts`,
    `mount --bind ${etc}/resolv.conf /etc/resolv.conf`,
    'ip link set lo up',
    'ip link set eth0 up',
    `ip addr add ${site.address}/16 dev eth0`,
    'ip route add default dev eth0',
    `ip addr add ${inIpv6(site.address)}/64 dev eth0 nodad`,
    'ip -6 route add default dev eth0',
  ]);
  return {
    name: site.name,
    address: site.address,
    enter: (command, folder, uid) => [
      ...inside,
      ...(folder === undefined ? [] : [`--wdns=${folder}`]),
      ...(uid === undefined ? [] : [`--setuid=${uid}`, `--setgid=${uid}`]),
      '--',
      ...command,
    ],
    alsoAt: async (address) => {
      const host = address.includes(':') ? `${address}/128 dev eth0 nodad` : `${address}/32 dev eth0`;
      await script([...inside, 'sh', '-euc'], [`ip addr replace ${host}`]);
    },
    stop: holder.stop,
  };
}

/** A process that does nothing but keep a machine's namespaces. */
async function hold(name: string): Promise<Running> {
  const holder = converse(['unshare', '--net', '--mount', '--', 'sh', '-c', 'echo ready; exec cat'], `${ROOT}/machines.log`);
  await new Promise<void>((resolve, reject) => {
    holder.child.stdout?.once('data', () => resolve());
    holder.child.once('exit', () => reject(new Error(`the namespaces of ${name} could not be made (${holder.log})`)));
  });
  return holder;
}

const script = (shell: readonly string[], lines: readonly string[]): Promise<string> => must([...shell, lines.join('\n')]);

/** 10.231.2.20 → fd00:231::2:20, so that two machines never share one. */
const inIpv6 = (address: string): string => `fd00:231::${address.split('.').slice(2).join(':')}`;
