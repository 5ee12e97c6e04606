// React 19 knows custom elements: properties, attributes and events (`on` and the event's name) are passed as they are.
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '@itac/storycard/element';

const BASE = import.meta.env.VITE_COMPOSER ?? 'https://cards.riverbend.example/storycard/';

function Page() {
  const composer = useRef(null);
  const [theme, setTheme] = useState('leaf');
  const [words, setWords] = useState('');
  const [cards, setCards] = useState([]);

  async function begin({ detail }) {
    if (!detail.restored) await composer.current.setStory({ storycard: 1, story: 'I came with seeds in my coat pocket.' });
  }

  async function make() {
    const { file, report } = await composer.current.export({ format: 'square' });
    setCards([...cards, { url: URL.createObjectURL(file), alt: report.altText, size: file.size }]);
  }

  return (
    <main>
      <h1>Tell your story</h1>
      <story-card-composer ref={composer} base={BASE} lang="en" theme={theme} formats="square, story" label="Make your card"
        onready={begin} onchange={({ detail }) => setWords(detail.story.story ?? '')} />
      <p>Your words: <output>{words}</output></p>
      <button type="button" onClick={() => setTheme(theme === 'leaf' ? 'fig' : 'leaf')}>Other colours</button>
      <button type="button" onClick={make}>Show my card here</button>
      {cards.map(({ url, alt, size }) => <img key={url} src={url} alt={alt} width="300" data-size={size} />)}
    </main>
  );
}

createRoot(document.getElementById('app')).render(<Page />);
