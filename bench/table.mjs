// @ts-check

/** @typedef {import('./rows.mjs').Row} Row */

const HEADS = ['measure', 'unit', 'this package', 'its JS core', 'peer', 'peer ÷ ours', 'peer ÷ JS core', 'goal', ''];

/** Three figures that matter. @param {number} value */
function number(value) {
  if (!Number.isFinite(value)) return '–';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: Number.isInteger(value) ? 0 : digits, maximumFractionDigits: digits });
}

/** @param {import('./stats.mjs').Summary | undefined} figure */
function spread(figure) {
  if (!figure) return '–';
  const { median, low, high } = figure;
  return low === high ? number(median) : `${number(median)} (${number(low)}–${number(high)})`;
}

/** @param {number} ratio */
const times = (ratio) => (Number.isFinite(ratio) ? `${number(ratio)}×` : '–');

/** @param {Row} row */
function cells({ measure, unit, figures, ratio, jsRatio, goal }) {
  const verdict = goal ? (goal.met ? 'met' : '**not met**') : '';
  return [measure, unit, spread(figures.wasm), spread(figures.js), spread(figures.peer), times(ratio), times(jsRatio), goal?.text ?? '', verdict];
}

/** For reading in a terminal. @param {Row[]} rows */
export function plain(rows) {
  const lines = [HEADS, ...rows.map((row) => cells(row).map((cell) => cell.replaceAll('*', '')))];
  const widths = HEADS.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) => line.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ').trimEnd()).join('\n');
}

/** For a document. @param {Row[]} rows */
export function markdown(rows) {
  const line = (/** @type {string[]} */ parts) => `| ${parts.join(' | ')} |`;
  return [line(HEADS), line(HEADS.map((_, at) => (at < 2 ? '---' : '--:'))), ...rows.map((row) => line(cells(row)))].join('\n');
}
