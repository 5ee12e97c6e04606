// Messages that no honest page sends, of every kind of the embedding protocol, the same ones for the same random numbers. Runs in node and in pages.
// None of them is one that the composer may act on.
export function hostileMessages(random, many) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const deep = (levels) => {
    let value = 1;
    for (let i = 0; i < levels; ++i) value = { story: value };
    return value;
  };
  const ring = () => {
    const one = { storycard: 1 };
    one.story = one;
    return one;
  };
  // No text of a story, no list, no number of an answer, no id.
  const junk = () => pick([undefined, null, true, 7.5, -1, NaN, Infinity, 'x'.repeat(300), '<img src=x onerror=alert(1)>', [], [[]], {}, new Date(0), /x/, new Map([[1, 2]]), new Uint8Array(9), deep(5)]);
  const noStory = () => pick([undefined, null, 3, 'story', [], [1], new Map(), new Blob(['{}']), ring(), deep(200), { storycard: 2, story: 'later' }, { storycard: 1, story: 5 }, { storycard: 1, story: { toString: 1 } },
    { storycard: 'one', story: 'words' }, { storycard: 1, story: 'x'.repeat(2 << 20) }, { storycard: 1, story: 'words', photos: 'all' }, { storycard: 1, story: 'words', photos: Array(50).fill({}) },
    { storycard: 1, story: 'words', language: 9 }, { storycard: 1, story: 'words', hashtags: [{}] }, { storycard: 1, story: 'words', fact: [] }, { storycard: 1, story: 'words', photo: { zoom: 'far' } },
    { storycard: 1, story: 'words', photos: [{ covers: [{ box: [0, 0, 1] }] }] }, { storycard: 1n, story: 'words' }, { storycard: 1, story: `${'x'.repeat(70_000)}` }]);
  const noPictures = () => pick([null, 1, 'photo.jpg', {}, [1], ['data:,'], [{ size: 3 }], Array(9).fill(null), [[new Blob(['x'])]], [new Blob(['no picture'])], [new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])])], [new Blob([])]]);
  const noSettings = () => pick([undefined, null, 1, [], 'frames', { frames: 'itac' }, { frames: ['../../etc'] }, { frames: [{}] }, { formats: ['a b'] }, { formats: Array(40).fill('square') }, { packs: ['https://evil.example'] }, { packs: ['..'] },
    { lang: '<script>' }, { lang: 5 }, { frame: 'voice' }, { theme: '"' }, { format: 1 }, { logos: 'all' }, { logos: true }, { submit: 'javascript:alert(1)' }, { submit: 'http://campaign.example' }, { submit: 'https://me:you@campaign.example' },
    { submit: `https://campaign.example/${'x'.repeat(3000)}` }, { submit: 'mailto:a@b.example,c@d.example' }, { submit: 5 }]);
  const noOrder = () => pick([{ formats: 'square' }, { formats: ['../x'] }, { formats: Array(17).fill('square') }, { formats: [1] }, { formats: ['octagon'] }, { type: 'image/gif' }, { type: 1 }, { altText: 'yes' }]);
  const id = () => 1_000_000 + Math.floor(random() * 1e6);
  const makers = [
    () => junk(),
    () => ({ storycard: 1, kind: junk() }),
    () => ({ storycard: pick([0, 2, 99, '1', null, undefined, [1], 1.5]), kind: 'set-story', id: id(), story: { storycard: 1, story: 'Of another version' } }),
    () => ({ kind: 'set-story', id: id(), story: { storycard: 1, story: 'Of no version' } }),
    () => ({ storycard: 1, kind: pick(['start', 'hello', 'ready', 'change', 'done', 'eval', '__proto__', 'constructor', 'toString', 'settings ', 'Set-Story']), id: id(), settings: {}, story: { storycard: 1, story: 'Of no kind' } }),
    () => ({ storycard: 1, kind: 'settings', settings: noSettings() }),
    () => ({ storycard: 1, kind: 'set-story', id: id(), story: noStory() }),
    () => ({ storycard: 1, kind: 'set-story', id: pick([undefined, null, -4, 1.5, '1', NaN, {}, 2 ** 40]), story: { storycard: 1, story: 'Without a number' } }),
    () => ({ storycard: 1, kind: 'set-story', id: id(), story: { storycard: 1, story: 'With bad pictures' }, [pick(['photos', 'logos'])]: noPictures() }),
    () => ({ storycard: 1, kind: 'set-story', id: id(), story: { storycard: 1, story: 'Of no draft' }, again: pick([1, '', '../x', {}, true]) }),
    () => ({ storycard: 1, kind: 'get-story', id: pick([undefined, -1, 'x', {}]) }),
    () => ({ storycard: 1, kind: 'export', id: id(), ...noOrder() }),
  ];
  return Array.from({ length: many }, () => pick(makers)());
}
