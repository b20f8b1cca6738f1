// Each fault of the server at each call: there is never more than one comment, nothing is written twice, and somebody is told.
import * as assert from 'uvu/assert';
import { spec } from '../../../src/dev/spec.ts';
import { caller, type Clock } from '../../../src/action/github/call.ts';
import { github } from '../../../src/action/github/calls.ts';
import { commentsOf } from '../../../src/action/github/comments-of.ts';
import { sendWith } from '../../../src/action/github/send.ts';
import { keepComment, type KeptComment } from '../../../src/action/keep-comment.ts';
import { markerLine } from '../../../src/report/pull-request/marker.ts';
import { REPOSITORY, StandIn, TOKEN, type Trouble } from '../stand-in.ts';

const HEAD = 'a'.repeat(40);
const PATIENCE = 400;

/** Waits as it would, but does not make the test wait: time passes by what was slept. */
function hastyClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  let passed = 0;
  return {
    slept,
    now: () => new Date(Date.now() + passed),
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      passed += milliseconds;
      return Promise.resolve();
    },
    chance: () => 0.5,
  };
}

interface Tried {
  readonly server: StandIn;
  readonly kept: KeptComment;
  readonly slept: readonly number[];
}

async function tryWith(troubles: readonly Trouble[], { present = false, prepare = () => {} }: { readonly present?: boolean; readonly prepare?: (server: StandIn) => void } = {}): Promise<Tried> {
  const server = await new StandIn('/nowhere').start();
  try {
    server.pulls.set(7, { number: 7, head: HEAD, base: 'b'.repeat(40), state: 'open', from: REPOSITORY });
    const marker = { key: 'agreements', head: HEAD, delta: 'sha256:d', run: '2.1' };
    if (present) server.add(`${markerLine({ ...marker, run: '1.1' })}\nearlier`);
    prepare(server);
    server.troubles = troubles.map((trouble) => ({ ...trouble }));
    const clock = hastyClock();
    const calls = caller(sendWith(TOKEN, `${server.url}/api/v3`, PATIENCE), clock);
    const [owner = '', name = ''] = REPOSITORY.split('/');
    const list = () => commentsOf(calls, `${server.url}/api/graphql`, { owner, name, number: 7 });
    const kept = await keepComment({ number: 7, marker, body: `${markerLine(marker)}\nwhole ${'x'.repeat(100)}`, minimal: `${markerLine(marker)}\nshort`, create: true }, { github: github(calls, REPOSITORY), list });
    assert.equal(server.violations, []);
    return { server, kept, slept: clock.slept };
  } finally {
    server.stop();
  }
}

const CALLS: readonly (readonly [name: string, match: string, present: boolean, after: number])[] = [
  ['the first list of comments', 'POST /api/graphql', false, 0],
  ['the look at the head', 'GET */pulls/7', false, 0],
  ['the comment that is made', 'POST */comments', false, 0],
  ['the second list of comments', 'POST /api/graphql', false, 1],
  ['the comment that is edited', 'PATCH *', true, 0],
];

const PASSING: readonly Trouble['kind'][] = ['rate-limit', 'secondary-limit', 'error', 'page', 'cut', 'reset', 'hang', 'lost-reply'];
const LASTING: readonly Trouble['kind'][] = [...PASSING, 'read-only', 'bad-token', 'not-found'];

spec('a fault of the server that passes', (test) => {
  for (const [name, match, present, after] of CALLS) {
    test(`at ${name} leaves one comment, whole`, async () => {
      for (const kind of PASSING) {
        const { server, kept } = await tryWith([{ kind, match, after }], { present });
        assert.is(kept.kind, 'kept', kind);
        assert.is(server.comments.length, 1, kind);
        assert.match(server.comments[0]?.body ?? '', 'whole', kind);
      }
    });
  }
});

spec('a fault of the server that stays', (test) => {
  for (const [name, match, present, after] of CALLS) {
    test(`at ${name} is told, and leaves no second comment`, async () => {
      for (const kind of LASTING) {
        const { server, kept } = await tryWith([{ kind, match, after, times: 1000 }], { present });
        assert.ok(server.comments.length <= 1, kind);
        if (kept.kind === 'kept') assert.ok(server.comments.length === 1, `${kind}: kept means that there is one`);
        // A second list that fails, and a comment that was made although no answer came, are well; and what is gone is gone.
        const isWell = after === 1 || kind === 'lost-reply' || (kind === 'not-found' && match === 'PATCH *');
        if (!isWell) assert.is(kept.kind, 'failed', `${kind} at ${name}`);
        if (kind === 'read-only' || kind === 'bad-token' || kind === 'not-found') assert.is(server.asked.filter(({ status }) => status >= 400).length, 1, `${kind} is not tried again`);
      }
    });
  }
});

spec('limits', (test) => {
  test('are waited for as long as GitHub says, and not for ever', async () => {
    const { slept } = await tryWith([{ kind: 'secondary-limit', match: 'POST */comments' }]);
    assert.ok(slept.some((milliseconds) => milliseconds >= 1_000 && milliseconds < 2_000));
  });

  test('of a text: the short one is tried, once', async () => {
    const { server, kept } = await tryWith([], { prepare: (own) => void (own.longest = 200) });
    assert.is(kept.kind, 'kept');
    assert.match(server.comments[0]?.body ?? '', /\nshort$/);
    const never = await tryWith([{ kind: 'too-long', match: 'POST */comments', times: 100 }]);
    assert.is(never.kept.kind, 'failed');
    assert.is(never.server.written().length, 2);
  });

  test('between writes: a second', async () => {
    const marker = { key: 'agreements', head: HEAD, delta: 'sha256:d', run: '1.1' };
    const { server, slept, kept } = await tryWith([], { present: true, prepare: (own) => void [1, 2, 3].forEach(() => own.add(`${markerLine(marker)}\nmore`)) });
    assert.is(kept.kind, 'kept');
    assert.equal(server.written().map(({ method }) => method), ['PATCH', 'DELETE', 'DELETE', 'DELETE']);
    assert.is(slept.filter((milliseconds) => milliseconds > 500).length, 3);
  });
});
