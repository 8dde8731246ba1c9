import fc from 'fast-check';

/** An object still to be written: its members in order, so that odd and repeated names are possible. */
export class Fields {
  /** @param {[string, unknown][]} entries */
  constructor(entries) {
    this.entries = entries;
  }
}

/** JSON text of a tree of `Fields`, lists and plain values. */
export function toText(value) {
  if (value instanceof Fields)
    return `{${value.entries.map(([key, inner]) => `${JSON.stringify(key)}:${toText(inner)}`).join(',')}}`;
  if (Array.isArray(value)) return `[${value.map(toText).join(',')}]`;
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

/**
 * Trees with up to four places damaged. Every third is whole, so that valid responses are compared in number too.
 * @param {fc.Arbitrary<Fields>} trees
 */
export function damaged(trees) {
  const damage = fc.oneof(...Object.values(DAMAGES));
  const damages = fc.oneof(
    { arbitrary: fc.constant([]), weight: 1 },
    { arbitrary: fc.array(fc.tuple(fc.nat(), damage), { minLength: 1, maxLength: 4 }), weight: 2 },
  );
  // Shrunk in this order: once the places are near the root, they stay where they are in smaller trees.
  return fc.tuple(damages, trees).map(([list, whole]) => {
    const tree = clone(whole);
    for (const [place, change] of list) change(...placeAt(tree, place), tree);
    return tree;
  });
}

const ODD_NAMES = [
  ...'__proto__ constructor toString hasOwnProperty valueOf length then toJSON value rel type name'.split(' '),
  ...'relatesTo mutable context remediation 0 7 -1 4294967295 ключ 😀 \ud83d'.split(' '),
  '',
];
const ODD_VALUES = [
  ...[true, false, 0, -0, 5, '', 'text'],
  ...[[], [[]], ['a', 1], new Fields([['then', 1]]), new Fields([])],
];
const RELS = [['create-form'], 'x', 1, new Fields([])];

const oddName = fc.constantFrom(...ODD_NAMES);
const oddValue = fc.constantFrom(...ODD_VALUES);

/**
 * What is done to one place of a tree.
 * @type {Record<string, fc.Arbitrary<(holder: Fields | unknown[], index: number, tree: Fields) => void>>}
 */
const DAMAGES = {
  drop: fc.constant((holder, index) => {
    membersOf(holder).splice(index, 1);
  }),
  setToNull: fc.constant((holder, index) => set(holder, index, null)),
  replace: oddValue.map((value) => (holder, index) => set(holder, index, clone(value))),
  changeType: fc.integer({ min: 0, max: 4 }).map((kind) => (holder, index) => {
    const value = get(holder, index);
    if (kind === 4) set(holder, index, String(index));
    else set(holder, index, Array.isArray(value) ? new Fields(value.map((item, at) => [String(at), item])) : [value]);
  }),
  repeat: fc.constant((holder, index) => {
    const value = clone(get(holder, index));
    membersOf(holder).push(holder instanceof Fields ? [holder.entries[index][0], value] : value);
  }),
  rename: oddName.map((name) => (holder, index) => {
    if (holder instanceof Fields) holder.entries[index][0] = name;
  }),
  add: fc.tuple(fc.nat(), oddName, oddValue).map(([at, name, value]) => (holder, index, tree) => {
    const { entries } = holder instanceof Fields ? holder : tree;
    entries.splice(at % (entries.length + 1), 0, [name, clone(value)]);
  }),
  deepen: fc.integer({ min: 1, max: 60 }).map((depth) => (holder, index) => {
    let value = get(holder, index);
    for (let level = 0; level < depth; level += 1) value = [value];
    set(holder, index, value);
  }),
  replaceByAnother: fc
    .nat()
    .map((place) => (holder, index, tree) => set(holder, index, clone(get(...placeAt(tree, place))))),
  makeAction: fc.constantFrom(...RELS).map((rel) => (holder, index) => {
    const value = get(holder, index);
    if (value instanceof Fields) value.entries.push(['rel', clone(rel)], ['href', '/relative']);
  }),
};

/**
 * A place that holds a value, near the root more often.
 * @returns {[Fields | unknown[], number]} the holder, and the index in it
 */
function placeAt(tree, number) {
  const places = [];
  const pending = [[tree, 0]];
  while (pending.length) {
    const [holder, depth] = pending.pop();
    membersOf(holder).forEach((_, index) => {
      for (let weight = Math.max(1, 5 - depth); weight > 0; weight -= 1) places.push([holder, index]);
      const value = get(holder, index);
      if (value instanceof Fields || Array.isArray(value)) pending.push([value, depth + 1]);
    });
  }
  return places[number % places.length];
}

const membersOf = (holder) => (holder instanceof Fields ? holder.entries : holder);
const get = (holder, index) => (holder instanceof Fields ? holder.entries[index][1] : holder[index]);
const set = (holder, index, value) => {
  if (holder instanceof Fields) holder.entries[index][1] = value;
  else holder[index] = value;
};
const clone = (value) => {
  if (value instanceof Fields) return new Fields(value.entries.map(([key, inner]) => [key, clone(inner)]));
  return Array.isArray(value) ? value.map(clone) : value;
};
