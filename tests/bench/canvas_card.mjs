// The reference card with Canvas 2D: in a page and, through @napi-rs/canvas, in node. `photo` is whatever drawImage takes.

/** Draws the middle of the photo into the whole card, as CSS's object-fit: cover. */
export function drawCover(context, card, photo) {
  const scale = Math.max(card.width / photo.width, card.height / photo.height);
  const width = card.width / scale, height = card.height / scale;
  context.drawImage(photo, (photo.width - width) / 2, (photo.height - height) / 2, width, height, 0, 0, card.width, card.height);
}

/** First fit, by words. */
function linesOf(context, text, width) {
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function drawShapes(context, { scrim, petals, rings, width, height }) {
  const gradient = context.createLinearGradient(0, scrim.from, 0, scrim.to);
  for (const { at, color } of scrim.stops) gradient.addColorStop(at, color);
  context.fillStyle = gradient;
  context.fillRect(0, scrim.from, width, height - scrim.from);
  context.fillStyle = petals.color;
  context.beginPath();
  for (let i = 0, r = petals.side / 2; i < 2; ++i) {
    const x = petals.x + i * petals.apart;
    context.moveTo(x + r, petals.y);
    context.lineTo(x + 2 * r, petals.y);
    context.lineTo(x + 2 * r, petals.y + r);
    context.arc(x + r, petals.y + r, r, 0, 1.5 * Math.PI);
    context.closePath();
  }
  context.fill();
  context.lineWidth = rings.stroke;
  for (const { x, y, color } of rings.circles) {
    context.strokeStyle = color;
    context.beginPath();
    context.arc(x, y, rings.radius, 0, 2 * Math.PI);
    context.stroke();
  }
}

function drawText(context, { family, weight, color, size, x, baseline }, text) {
  context.font = `${weight} ${size}px "${family}"`;
  context.fillStyle = color;
  context.fillText(text, x, baseline);
}

/** Everything over the photo. */
export function drawOver(context, card, words = card.story.text) {
  drawShapes(context, card);
  const { story } = card;
  context.font = `${story.weight} ${story.size}px "${story.family}"`;
  context.letterSpacing = `${story.spacing}px`;
  linesOf(context, words, story.width).forEach((text, i) => drawText(context, { ...story, baseline: story.baseline + i * story.lineHeight }, text));
  context.letterSpacing = '0px';
  for (const line of card.lines) drawText(context, line, line.text);
}
