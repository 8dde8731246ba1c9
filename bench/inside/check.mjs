// @ts-check
// Checks the timed results, after the timing. Runs in Node.js and in pages.

/** @typedef {Array<string | number>} Path keys from the response's root */

/**
 * The expected state of a response, from code that is independent of the package.
 * @typedef {object} Expected
 * @property {string} names of the remediations
 * @property {string} actions their names
 * @property {string} context its keys
 * @property {unknown} code
 * @property {Array<{ holder: Path, target: Path }>} relations each `relatesTo`, and the part of the response it becomes
 */

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null;

/** @param {any} from @param {Path} path */
const at = (from, path) => path.reduce((found, key) => (isObject(found) ? found[key] : undefined), from);

/**
 * The target of a `relatesTo`, which is written as `$.name.value[3]`, `$.name` or `name`.
 * @param {unknown} relatesTo
 * @returns {Path | undefined}
 */
function pathOf(relatesTo) {
  const text = Array.isArray(relatesTo) ? relatesTo[0] : relatesTo;
  if (typeof text !== 'string' || !/^(?:\$\.)?\w+(?:\.\w+|\[\d+\])*$/.test(text)) return undefined;
  return (text.match(/\w+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/**
 * The relations of a remediation and of the items of arrays below it.
 * @param {any} raw
 * @param {any} holder
 * @param {Path} where
 * @returns {Expected['relations']}
 */
function relationsIn(raw, holder, where) {
  const target = pathOf(holder.relatesTo);
  const own = target && at(raw, target) ? [{ holder: where, target }] : [];
  const below = Object.entries(holder).flatMap(([key, list]) =>
    Array.isArray(list) && key !== 'relatesTo'
      ? list.flatMap((item, index) => (isObject(item) ? relationsIn(raw, item, [...where, key, index]) : []))
      : [],
  );
  return [...own, ...below];
}

/** @param {string} text of a response @returns {Expected} */
function read(text) {
  const raw = JSON.parse(text);
  const remediations = raw.remediation?.value ?? [];
  const actions = [];
  const context = [];
  for (const [key, field] of Object.entries(raw)) {
    if (key === 'remediation' || key === 'context') continue;
    if (isObject(field) && field.rel) actions.push(field.name);
    else context.push(key);
    if (!isObject(field) || field.rel || field.type !== 'object') continue;
    for (const [name, sub] of Object.entries(field.value ?? {})) if (sub?.rel) actions.push(`${key}-${name}`);
  }
  return {
    names: remediations.map((/** @type {any} */ { name }) => name).join(),
    actions: [...new Set(actions)].sort().join(),
    context: context.join(),
    code: raw.successWithInteractionCode?.value.find((/** @type {any} */ { name }) => name === 'interaction_code')
      ?.value,
    relations: remediations.flatMap((/** @type {any} */ remediation, /** @type {number} */ index) =>
      relationsIn(raw, remediation, ['remediation', 'value', index]),
    ),
  };
}

/** Cache by text. @type {Map<string, Expected>} */
const known = new Map();

/** @param {string} text of a response @returns {Expected} */
export function expected(text) {
  const wanted = known.get(text) ?? read(text);
  known.set(text, wanted);
  return wanted;
}

/** A short text for a value. @param {unknown} value */
function brief(value) {
  if (isObject(value)) return Object.prototype.toString.call(value);
  return String(value).slice(0, 100);
}

/**
 * @param {string} subject
 * @param {string} what
 * @param {unknown} found
 * @param {unknown} wanted
 */
export function same(subject, what, found, wanted) {
  if (found !== wanted)
    throw new Error(
      `${subject} returned a wrong result, so its time is not valid: ${what} is ${brief(found)}, not ${brief(wanted)}`,
    );
}

/**
 * Throws if a state does not match its response.
 * @param {string} subject
 * @param {any} state
 * @param {any} raw
 * @param {string} text of the response
 */
export function checkState(subject, state, raw, text) {
  const { names, actions, context, code, relations } = expected(text);
  same(subject, 'the type of a state', typeof state, 'object');
  same(subject, 'rawIdxState', state.rawIdxState, raw);
  same(
    subject,
    'the names in neededToProceed',
    state.neededToProceed.map((/** @type {any} */ { name }) => name).join(),
    names,
  );
  same(subject, 'the names of the actions', Object.keys(state.actions).sort().join(), actions);
  same(subject, 'the keys of the context', Object.keys(state.context).join(), context);
  same(subject, 'interactionCode', state.interactionCode, code);
  for (const { holder, target } of relations) {
    const found = at(raw, target);
    same(subject, `relatesTo at ${holder.join('.')}`, at(raw, holder).relatesTo, found);
    if (holder.length === 3)
      same(subject, `relatesTo of remediation ${holder[2]}`, state.neededToProceed[holder[2]].relatesTo, found);
  }
}
