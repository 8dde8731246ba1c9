// @ts-check

/** @typedef {{ median: number, low: number, high: number, n: number }} Summary the quartiles are `low` and `high` */

/**
 * @param {number[]} sorted ascending
 * @param {number} share 0 to 1
 */
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.ceil(at);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

/**
 * The median, and the quartiles as its spread: both indifferent to a few rounds that something else disturbed.
 * @param {number[]} samples
 * @returns {Summary}
 */
export function summary(samples) {
  if (!samples.length || !samples.every(Number.isFinite)) throw new Error('nothing was measured');
  const sorted = [...samples].sort((one, other) => one - other);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75), n: sorted.length };
}

/** @param {number[]} samples */
export const median = (samples) => summary(samples).median;

/**
 * How many times the left is of the right, round by round: what slows a whole round down drops out.
 * @param {number[]} left
 * @param {number[]} right
 */
export const ratios = (left, right) => left.map((value, round) => value / right[round]);

/**
 * The exponent of a power law through points, fitted by least squares in log-log.
 * @param {Array<[number, number]>} points
 */
export function slope(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (/** @type {number} */ axis) => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return covariance / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
