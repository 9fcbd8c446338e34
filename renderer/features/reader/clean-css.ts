import type { CssNode, Declaration, List, ListItem } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';
import walk from 'css-tree/walker';

/** What is done with the addresses in a style sheet, and what was seen in it. */
export type CssSink = {
  /** Called for each address; null removes the declaration that has it. */
  load: (url: string) => string | null;
  /** The message chose a colour that is not simply black on white. */
  ownColours: () => void;
};

// Functions that neither load nor run anything. What is not named here goes with its declaration:
// image-set(), cross-fade(), element(), attr(), paint(), expression() and whatever comes next.
const functions = new Set(
  (
    'rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp var ' +
    'linear-gradient radial-gradient conic-gradient repeating-linear-gradient ' +
    'repeating-radial-gradient repeating-conic-gradient -webkit-linear-gradient ' +
    '-webkit-gradient from to color-stop translate translatex translatey scale scalex scaley ' +
    'rotate skew skewx skewy matrix cubic-bezier steps counter counters rect inset circle ' +
    'ellipse polygon repeat minmax fit-content blur brightness contrast grayscale invert ' +
    'opacity saturate sepia drop-shadow'
  ).split(' '),
);

const refusedProperties = /^(?:behaviou?r|-moz-binding|-webkit-user-modify|cursor|mso-.*|src)$/;

// Heights that follow the frame's own height would make a frame that follows its content grow
// without end.
const viewportHeight = /^(?:[sld]?v(?:h|min|max|b))$/i;

/** Cleans the text of a `<style>` element. Never throws; what cannot be read is left out. */
export function cleanStyleSheet(css: string, sink: CssSink): string {
  return clean(css, 'stylesheet', sink);
}

/** Cleans the value of a `style` attribute. Never throws. */
export function cleanDeclarations(css: string, sink: CssSink): string {
  return clean(css, 'declarationList', sink);
}

function clean(css: string, context: 'stylesheet' | 'declarationList', sink: CssSink): string {
  try {
    const tree = parse(css, { context, parseCustomProperty: true, onParseError: () => undefined });
    prune(tree, sink);
    // Nothing in CSS needs this character, and HTML must never see a tag in a style.
    return generate(tree).replaceAll('<', '\\3c ');
  } catch {
    // Nested deeper than the parser's stack reaches.
    return '';
  }
}

function prune(tree: CssNode, sink: CssSink): void {
  walk(tree, {
    leave(node: CssNode, item: ListItem<CssNode> | null, list: List<CssNode> | null) {
      if (item !== null && list !== null && !keeps(node, sink)) list.remove(item);
    },
  });
}

function keeps(node: CssNode, sink: CssSink): boolean {
  switch (node.type) {
    case 'Comment':
    case 'CDO':
    case 'CDC':
      return false;
    case 'Atrule':
      return node.name.toLowerCase() === 'media' && keepsMedia(node.prelude);
    case 'Rule':
      return node.prelude.type !== 'Raw' && !hasCostlySelector(node.prelude);
    case 'Declaration':
      return keepsDeclaration(node, sink);
    default:
      // A Raw among rules or declarations is what the parser could not read.
      return node.type !== 'Raw';
  }
}

/** A message is shown on its own light ground, so its rules for dark screens do not apply. */
function keepsMedia(prelude: CssNode | null): boolean {
  if (prelude === null || prelude.type === 'Raw') return false;
  return !/prefers-color-scheme|</i.test(generate(prelude));
}

function hasCostlySelector(prelude: CssNode): boolean {
  let costly = false;
  walk(prelude, (node) => {
    if (node.type === 'PseudoClassSelector' && /^(?:has|visited)$/i.test(node.name)) costly = true;
    if (node.type === 'Raw') costly = true;
  });
  return costly;
}

function keepsDeclaration(node: Declaration, sink: CssSink): boolean {
  const property = node.property.toLowerCase();
  if (!/^-{0,2}[a-z_][\w-]*$/.test(property) || refusedProperties.test(property)) return false;
  if (typeof node.important === 'string' && node.important.toLowerCase() !== 'important') {
    return false;
  }
  if (node.value.type === 'Raw' || !keepsValue(node.value, sink)) return false;
  if (property === 'position' && !/^(?:static|relative|absolute)$/i.test(generate(node.value))) {
    return false;
  }
  if (/^(?:color|background|background-color|background-image)$/.test(property)) {
    const value = generate(node.value).toLowerCase();
    if (node.important !== false || !isPlainColour(property === 'color', value)) sink.ownColours();
  }
  return true;
}

function keepsValue(value: CssNode, sink: CssSink): boolean {
  let keep = true;
  walk(value, (node) => {
    if (node.type === 'Url') {
      const url = sink.load(node.value);
      if (url === null) keep = false;
      else node.value = url;
    } else if (node.type === 'Function') {
      if (!functions.has(node.name.toLowerCase())) keep = false;
    } else if (node.type === 'Dimension') {
      if (viewportHeight.test(node.unit)) keep = false;
    } else if (node.type === 'Raw') {
      keep = false;
    }
  });
  return keep;
}

const black = /^(?:#0{3}|#0{6}|black|windowtext|rgb\(0,0,0\)|rgba\(0,0,0,1\))$/;
const white = /^(?:#f{3}|#f{6}|white|window|rgb\(255,255,255\)|rgba\(255,255,255,1\))$/;
const neutral =
  /^(?:|inherit|initial|unset|currentcolor|transparent|none|auto|rgba\(0,0,0,0\)|none transparent|transparent none)$/;

/** Whether a colour says no more than "black on white": a dark theme may then take its place. */
export function isPlainColour(text: boolean, value: string): boolean {
  const colour = value.trim().toLowerCase().replace(/\s+/g, ' ').replace(/, /g, ',');
  return neutral.test(colour) || (text ? black : white).test(colour);
}
