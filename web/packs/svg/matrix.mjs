// [a, b, c, d, e, f]: x' = a x + c y + e, y' = b x + d y + f.
/** @typedef {[number, number, number, number, number, number]} Matrix */

/** @type {Matrix} */
export const identity = [1, 0, 0, 1, 0, 0];

/** The matrix that does `first`, then `second`. @param {Matrix} first @param {Matrix} second @returns {Matrix} */
export const then = ([a, b, c, d, e, f], [A, B, C, D, E, F]) => [
  A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];

/** @returns {Matrix} */
export const translation = (x, y) => [1, 0, 0, 1, x, y];
/** @returns {Matrix} */
export const scaling = (x, y) => [x, 0, 0, y, 0, 0];

/** @param {Matrix} m */
export const apply = ([a, b, c, d, e, f], [x, y]) => [a * x + c * y + e, b * x + d * y + f];

/** By how much an area grows. @param {Matrix} m */
export const determinant = ([a, b, c, d]) => a * d - b * c;

/** Whether circles stay circles, to a hundredth. @param {Matrix} m */
export function keepsCircles([a, b, c, d]) {
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)];
  return Math.abs(across - down) <= 0.01 * Math.max(across, down) && Math.abs(a * c + b * d) <= 0.01 * across * down;
}

const radians = (degrees) => (degrees * Math.PI) / 180;
/** Clockwise. @returns {Matrix} */
export const rotation = (degrees) => {
  const [sin, cos] = [Math.sin(radians(degrees)), Math.cos(radians(degrees))];
  return [cos, sin, -sin, cos, 0, 0];
};
/** @returns {Matrix} */
export const skewing = (x, y) => [1, Math.tan(radians(y)), Math.tan(radians(x)), 1, 0, 0];
