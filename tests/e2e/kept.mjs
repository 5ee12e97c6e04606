// What a page keeps on the device, read as anybody could who sits at it.

/** Every draft and picture in the page's IndexedDB; nothing is made by looking. */
export const kept = (page) => page.evaluate(async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  if (names.length === 0) return { databases: 0, drafts: [], pictures: [] };
  const opened = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const asked = indexedDB.open(names[0]);
  asked.onupgradeneeded = () => asked.transaction.abort();  // it went meanwhile: it is not to come back by being looked for
  const database = await opened(asked).catch(() => null);
  if (!database) return { databases: 0, drafts: [], pictures: [] };
  try {
    const all = (store) => opened(database.transaction(store).objectStore(store).getAll());
    const base64 = (bytes) => btoa([...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join(''));
    const drafts = (await all('drafts')).sort((a, b) => b.saved - a.saved);
    const pictures = (await all('pictures')).map(({ key, bytes }) => ({ key, base64: base64(bytes) }));
    return { databases: names.length, drafts, pictures };
  } finally {
    database.close();
  }
});

/** Waits until what is kept is as `is` wants it, and gives it. */
export async function keeps(page, is, message = 'what is kept') {
  let found;
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    found = await kept(page);
    if (is(found)) return found;
    await page.waitForTimeout(50);
  }
  throw new Error(`${message}: ${JSON.stringify({ ...found, pictures: found.pictures.length })}`);
}

export const tells = (words) => ({ drafts }) => drafts.some(({ story }) => story.story === words);
