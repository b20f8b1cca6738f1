// Runs a test in a mesh of its own. Whatever else is tested: nothing that GitHub does not describe was asked or answered.
import * as assert from 'uvu/assert';
import type { Mesh } from './mesh.ts';

export async function inMesh(made: Promise<Mesh>, use: (mesh: Mesh) => Promise<void>): Promise<void> {
  const own = await made;
  try {
    await use(own);
    assert.equal(own.github.violations, []);
  } finally {
    own.github.stop();
  }
}
