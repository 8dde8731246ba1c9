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
 * What the left is more than the right, round by round.
 * @param {number[]} left
 * @param {number[]} right
 */
export const differences = (left, right) => left.map((value, round) => value - right[round]);

/**
 * How many times the median of the left is of that of the right, with the range that holds 90 % of what other runs of the same
 * rounds would give: rounds are drawn again and again from those that there are. Always the same draws, so that a file of
 * figures gives the same table.
 * @param {number[]} left
 * @param {number[]} right
 */
export function ratioOfMedians(left, right) {
  const of = (/** @type {number[]} */ rounds) =>
    median(rounds.map((at) => left[at])) / median(rounds.map((at) => right[at]));
  let seed = 1;
  const draw = () => Math.floor(((seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647) * left.length);
  const drawn = Array.from({ length: 1_000 }, () => of(left.map(draw))).sort((one, other) => one - other);
  return { value: of(left.map((_, at) => at)), low: quantile(drawn, 0.05), high: quantile(drawn, 0.95) };
}

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
