// A value as YAML that every reader takes for the same value: Kubernetes reads YAML 1.1, most people's tools 1.2.
import { Document, Scalar, visit } from 'yaml';
import type { Json } from '../lower/resource.ts';

// What no reader can take for anything but a string, as long as it does not start like a number.
const PLAIN = /^[A-Za-z0-9 ._/:*@-]*$/;
const NUMBER_LIKE = /^[-+.]?[0-9]/;
// Lines of printable ASCII, none of which starts or ends with a space: a PEM file.
const LINES = /^([!-~]([ -~]*[!-~])?\n)+$/;

/**
 * Block style, two spaces, a final line break. Nothing is folded and nothing aliased, so one value always has one text. Throws for a number
 * that is no integer, which readers print and round in their own ways.
 */
export function yamlText(value: Json): string {
  const document = new Document(value, { version: '1.2', compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, scalar) {
      if (typeof scalar.value === 'string') scalar.type = styleOf(scalar.value);
      if (typeof scalar.value === 'number' && !Number.isSafeInteger(scalar.value)) throw new Error(`${scalar.value} is no integer`);
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** The library quotes more than it is asked to where plain style would not do. */
function styleOf(text: string): Scalar.Type {
  if (LINES.test(text)) return Scalar.BLOCK_LITERAL;
  return PLAIN.test(text) && !NUMBER_LIKE.test(text) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
}
