// What of SVG is not carried over.

/** Drawn only where something points at them, or never. */
export const silent = new Set(['defs', 'symbol', 'linearGradient', 'radialGradient', 'stop', 'clipPath', 'style', 'title', 'desc', 'metadata', 'view']);

/** Why something is not carried over, and what to do. */
export const why = {
  text: 'fonts are not carried over; turn the words into outlines in your drawing program, or make them a text of the frame',
  image: 'a picture inside an SVG is not carried over; put it beside the frame as a PNG and use an "image" layer',
  filter: 'filters are not carried over; it is drawn without it',
  mask: 'masks are not carried over; it is drawn whole. A clip path would be',
  pattern: 'an SVG\'s patterns are not carried over; use a "pattern" layer',
  marker: 'arrow heads and markers are not carried over; turn them into outlines',
  script: 'nothing in a frame runs',
  foreignObject: 'what is not SVG is not carried over',
  moving: 'a card does not move',
  use: 'it is in another file; nothing is fetched',
};
// By the element's name; an empty one is told where it is used.
export const whyNot = new Map(Object.entries({
  text: why.text, tspan: why.text, textPath: why.text, image: why.image, foreignObject: why.foreignObject, script: why.script,
  video: why.moving, audio: why.moving, animate: why.moving, animateTransform: why.moving, animateMotion: why.moving, set: why.moving,
  filter: '', mask: '', pattern: '', marker: '',
}));
/** They may stand in a shape, too. */
export const everywhere = new Set(['script', 'animate', 'animateTransform', 'animateMotion', 'set']);
