// @ts-check

/**
 * What came of one row.
 * @typedef {object} Line
 * @property {string} name
 * @property {string} version
 * @property {string} form
 * @property {'WebAssembly' | 'JavaScript'} [core]
 * @property {boolean} [signsIn]
 * @property {string} result
 */

/**
 * The Markdown table of the matrix. Rows that differ only in how they take the package in share a line, and so do those
 * that differ only in their version.
 * @param {Line[]} lines
 */
export function matrix(lines) {
  const cells = lines.map(({ name, version, form, core = 'WebAssembly', signsIn, result }) => [
    name,
    version,
    form,
    signsIn === false ? '' : core,
    result,
  ]);
  return table(['where', 'version', 'how', 'core', 'result'], joined(joined(cells, 2), 1));
}

/**
 * Joins the rows that are alike but for one column, where the first of them is.
 * @param {string[][]} rows
 * @param {number} column
 */
function joined(rows, column) {
  /** @type {Map<string, string[]>} */
  const alike = new Map();
  for (const row of rows) {
    const key = JSON.stringify(row.with(column, ''));
    const first = alike.get(key);
    if (!first) alike.set(key, [...row]);
    else if (!first[column].split(', ').includes(row[column])) first[column] += `, ${row[column]}`;
  }
  return [...alike.values()];
}

/**
 * A Markdown table, its columns as wide as what is in them.
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  /** @param {string[]} cells */
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
