// @ts-check

/** @typedef {{ median: number, low: number, high: number, n: number }} Summary `low` and `high` are the quartiles */

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
 * The median and the quartiles, because a few disturbed rounds hardly change them.
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
 * Left ÷ right for each round, which cancels what slows a whole round down.
 * @param {number[]} left
 * @param {number[]} right
 */
export const ratios = (left, right) => left.map((value, round) => value / right[round]);

/**
 * Left − right for each round.
 * @param {number[]} left
 * @param {number[]} right
 */
export const differences = (left, right) => left.map((value, round) => value - right[round]);

/**
 * The median of the left ÷ the median of the right, with a 90 % confidence interval by bootstrapping the rounds. The
 * random numbers are always the same, so that the same figures give the same table.
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
 * The exponent of a power law, fitted to the points by least squares on logarithms.
 * @param {Array<[number, number]>} points
 */
export function slope(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (/** @type {number} */ axis) => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return covariance / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
