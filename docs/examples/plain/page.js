// What a partner does with the element: begins with words of its own, and shows each card that was saved.
const composer = document.querySelector('story-card-composer');
const news = document.getElementById('news');
const cards = document.getElementById('cards');

composer.addEventListener('ready', ({ detail }) => {
  // A visitor who comes back finds what they wrote; only an empty card begins with our words.
  if (!detail.restored) composer.setStory({ storycard: 1, prompt: 'What made Riverbend home?' }).catch(tell);
});

composer.addEventListener('export', ({ detail: { file, report } }) => {
  if (!file.type.startsWith('image/')) return;  // a zip of several
  const picture = document.createElement('img');
  picture.alt = report.altText;
  picture.src = URL.createObjectURL(file);
  const item = document.createElement('li');
  item.append(picture);
  cards.append(item);
  news.textContent = `Your card is ready: ${file.name}`;
});

composer.addEventListener('error', ({ detail }) => tell(detail));

function tell({ code, message }) {
  news.textContent = `The composer says: ${message} (${code})`;
}
