/** An object still to be written: its members in order, so that odd and repeated names are possible. */
export class Fields {
  /** @param {[string, unknown][]} entries */
  constructor(entries) {
    this.entries = entries;
  }
}

const ODD_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  '0',
  '7',
  '-1',
  '4294967295',
  'ключ',
  '😀',
  '\ud83d',
  'value',
  'rel',
  'type',
  'name',
  'relatesTo',
  'mutable',
  'context',
  'remediation',
  'length',
  'then',
  'toJSON',
];
// Made anew each time: a tree is damaged in place.
const oddValue = (random) =>
  random.pick([true, false, 0, -0, 5, '', 'text', [], [[]], ['a', 1], new Fields([['then', 1]]), new Fields([])]);

/**
 * Damages a tree in one place.
 * @param {Fields} tree changed in place
 */
export function mutate(tree, random) {
  const places = placesIn(tree);
  const [holder, key] = random.pick(places);
  const kind = random.pick(KINDS);
  kind(holder, key, random, tree);
}

/** Every place that holds a value, nearer the root more often: `[holder, index]`. */
function placesIn(tree) {
  const places = [];
  const pending = [[tree, 0]];
  while (pending.length) {
    const [holder, depth] = pending.pop();
    const members = holder instanceof Fields ? holder.entries.map(([, value]) => value) : holder;
    members.forEach((value, index) => {
      for (let weight = Math.max(1, 5 - depth); weight > 0; weight -= 1) places.push([holder, index]);
      if (value instanceof Fields || Array.isArray(value)) pending.push([value, depth + 1]);
    });
  }
  return places;
}

const get = (holder, index) => (holder instanceof Fields ? holder.entries[index][1] : holder[index]);
const set = (holder, index, value) => {
  if (holder instanceof Fields) holder.entries[index][1] = value;
  else holder[index] = value;
};
const clone = (value) => {
  if (value instanceof Fields) return new Fields(value.entries.map(([key, inner]) => [key, clone(inner)]));
  return Array.isArray(value) ? value.map(clone) : value;
};

const KINDS = [
  function drop(holder, index) {
    (holder instanceof Fields ? holder.entries : holder).splice(index, 1);
  },
  function nothing(holder, index) {
    set(holder, index, null);
  },
  function swapType(holder, index, random) {
    set(holder, index, oddValue(random));
  },
  function swapType(holder, index, random) {
    const value = get(holder, index);
    set(holder, index, Array.isArray(value) ? new Fields(value.map((item, at) => [String(at), item])) : [value]);
    if (random.chance(0.2)) set(holder, index, String(index));
  },
  function repeat(holder, index) {
    const value = clone(get(holder, index));
    if (holder instanceof Fields) holder.entries.push([holder.entries[index][0], value]);
    else holder.push(value);
  },
  function rename(holder, index, random) {
    if (holder instanceof Fields) holder.entries[index][0] = random.pick(ODD_NAMES);
  },
  function add(holder, index, random, tree) {
    const place = holder instanceof Fields ? holder : tree;
    place.entries.splice(random.below(place.entries.length + 1), 0, [random.pick(ODD_NAMES), oddValue(random)]);
  },
  function deepen(holder, index, random) {
    let value = get(holder, index);
    for (let depth = 1 + random.below(60); depth > 0; depth -= 1) value = [value];
    set(holder, index, value);
  },
  function elsewhere(holder, index, random, tree) {
    const [other, at] = random.pick(placesIn(tree));
    set(holder, index, clone(get(other, at)));
  },
  function makeAction(holder, index, random) {
    const value = get(holder, index);
    if (value instanceof Fields)
      value.entries.push(['rel', random.pick([['create-form'], 'x', 1, new Fields([])])], ['href', '/relative']);
  },
];

/** JSON text of a tree, member by member as it stands. */
export function toText(value) {
  if (value instanceof Fields)
    return `{${value.entries.map(([key, inner]) => `${JSON.stringify(key)}:${toText(inner)}`).join(',')}}`;
  if (Array.isArray(value)) return `[${value.map(toText).join(',')}]`;
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}
