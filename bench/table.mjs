// @ts-check

/** @typedef {import('./rows.mjs').Row} Row */

const HEADS = [
  'measure',
  'unit',
  'this package',
  'its JS core',
  'peer',
  'peer ÷ ours',
  'goal',
  '',
  'peer ÷ JS core',
  'goal, JS core',
  '',
];

/** Formats a number with about three significant digits. @param {number} value */
function number(value) {
  if (!Number.isFinite(value)) return '–';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', {
    minimumFractionDigits: Number.isInteger(value) ? 0 : digits,
    maximumFractionDigits: digits,
  });
}

/** @param {import('./stats.mjs').Summary | undefined} figure */
function spread(figure) {
  if (!figure) return '–';
  const { median, low, high } = figure;
  return low === high ? number(median) : `${number(median)} (${number(low)}–${number(high)})`;
}

/** @param {import('./rows.mjs').Ratio | undefined} ratio */
function times(ratio) {
  if (!ratio) return '–';
  const { value, low, high } = ratio;
  return low === undefined || high === undefined
    ? `${number(value)}×`
    : `${number(value)}× (${number(low)}–${number(high)})`;
}

/** A goal and whether it is met. @param {import('./rows.mjs').Goal | undefined} goal */
const verdict = (goal) => (goal ? [goal.text, goal.met ? 'met' : '**not met**'] : ['', '']);

/** @param {Row} row */
function cells({ measure, unit, figures, ratios, goals }) {
  return [
    measure,
    unit,
    spread(figures.wasm),
    spread(figures.js),
    spread(figures.peer),
    times(ratios.wasm),
    ...verdict(goals.wasm),
    times(ratios.js),
    ...verdict(goals.js),
  ];
}

/** The table for a terminal. @param {Row[]} rows */
export function plain(rows) {
  const lines = [HEADS, ...rows.map((row) => cells(row).map((cell) => cell.replaceAll('*', '')))];
  const widths = HEADS.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => (at < 2 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The table as Markdown. @param {Row[]} rows */
export function markdown(rows) {
  const line = (/** @type {string[]} */ parts) => `| ${parts.join(' | ')} |`;
  return [
    line(HEADS),
    line(HEADS.map((_, at) => (at < 2 ? '---' : '--:'))),
    ...rows.map((row) => line(cells(row))),
  ].join('\n');
}
