/** The organisation's password rules, as a list. */
import { h, isObject, textOf, words } from '../dom.mjs';

const many = (count, one, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

/** Text of the rules that have a number. @type {Record<string, (count: number) => string>} */
const COUNTED = {
  minLength: (count) => `At least ${many(count, 'character')}`,
  maxLength: (count) => `At most ${many(count, 'character')}`,
  minLowerCase: (count) => `At least ${many(count, 'lower-case letter')}`,
  minUpperCase: (count) => `At least ${many(count, 'upper-case letter')}`,
  minNumber: (count) => `At least ${many(count, 'digit')}`,
  minSymbol: (count) => `At least ${many(count, 'symbol')}`,
  maxConsecutiveRepeatingCharacters: (count) => `No character repeated more than ${many(count, 'time')} in a row`,
};

/** @param {any} complexity `settings.complexity` of an authenticator @returns {string[]} */
function rulesOf(complexity) {
  const counted = Object.entries(COUNTED)
    .filter(([name]) => Number(complexity[name]) > 0)
    .map(([name, say]) => say(Number(complexity[name])));
  const excluded = Array.isArray(complexity.excludeAttributes)
    ? complexity.excludeAttributes.map(textOf).filter(Boolean)
    : [];
  return [
    ...counted,
    ...(complexity.excludeUsername ? ['Not your username or a part of it'] : []),
    ...excluded.map((name) => `Not your ${words(name).toLowerCase()}`),
  ];
}

/** @param {any} complexity */
export function rulesNode(complexity) {
  const rules = isObject(complexity) ? rulesOf(complexity) : [];
  return (
    rules.length > 0 &&
    h('ul', { class: 'rules', 'aria-label': 'Password rules' }, ...rules.map((rule) => h('li', {}, rule)))
  );
}
