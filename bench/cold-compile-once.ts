// One compile of the base example, in a process of its own: with the argument `validate`, validated.
import { compile } from '../src/compile.ts';
import { DAY, fixtureFiles } from '../src/dev/fixtures.ts';
import { loadValidator } from '../src/io/load-validator.ts';
import { memoryTree } from '../src/text/memory-tree.ts';

const tree = memoryTree(Object.fromEntries(fixtureFiles('bookinfo')));
const ports = process.argv[2] === 'validate' ? { now: DAY, validate: await loadValidator() } : { now: DAY };

if (compile(tree, ports).compiled.length !== 2) throw new Error('the base example did not compile');
