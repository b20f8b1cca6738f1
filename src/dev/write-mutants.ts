// `npm run mutants`: tries every mutant of the manifests of three federations, and writes those that the proof lets pass to docs/mutants.md.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reasonFor } from '../proved/survivors.ts';
import { tryMutants } from './all-mutants.ts';

const { count, refused, survivors } = tryMutants(1);
const rows = [...survivors].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, times]) => `| \`${kind}\` | ${times} | ${reasonFor(kind) ?? '**nobody has said why**'} |\n`);
const text = `# Mutants that the proof lets pass

Each field of each manifest that three federations (\`fixtures/three-clusters\`, \`bookinfo-httpbin\`, \`addresses\`) compile to was changed, left
out and doubled, one at a time: ${count} mutants. The proof refuses ${refused} of them. The others change nothing of who may do what, for the
reason given; \`npm run mutants\` writes this list anew, and a test holds it.

| mutant | times | why it is harmless |
|---|---|---|
${rows.join('')}`;
writeFileSync(fileURLToPath(new URL('../../docs/mutants.md', import.meta.url)), text);
console.log(`${count} mutants, ${refused} refused, ${survivors.size} kinds of survivors`);
process.exitCode = rows.some((row) => row.includes('**nobody')) ? 1 : 0;
