// The engine, where it may take its time: the page sends it one job after the other and stays quick.
import { StoryCard, StoryCardError, type ContactSheet, type LayoutOptions, type OpenPhoto, type PackVerdict, type Report, type Story } from '../engine/index';

type Files = Record<string, Uint8Array<ArrayBuffer>>;

export interface CardAsk {
  story: Story;
  frame: string;
  theme: string | undefined;
  format: string;
  photos: number;  // how many of those it was given
}

export type EngineJob =
  | { do: 'check'; files: Files }
  | { do: 'sheet'; files: Files }
  | { do: 'pack'; files: Files }
  | { do: 'photos'; files: Blob[] }
  | { do: 'card'; ask: CardAsk; scale: number }
  | { do: 'picture'; ask: CardAsk };

export type EngineAnswer =
  | { did: 'check'; verdict: PackVerdict }
  | { did: 'sheet'; sheets: ContactSheet[] }
  | { did: 'pack' }
  | { did: 'photos' }
  | { did: 'card'; width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer>; report: Report }
  | { did: 'picture'; png: Uint8Array<ArrayBuffer> };

export type FromEngine =
  | { id: number; answer: EngineAnswer }
  | { id: number; trouble: { code: string; message: string } }
  | { id: number; news: News };

export type News = { done: number; of: number } | { read: PackVerdict };

interface Scope {
  onmessage: ((event: MessageEvent<{ base: string } | { id: number; job: EngineJob }>) => void) | null;
  postMessage(message: FromEngine, transfer?: Transferable[]): void;
}
const scope = self as unknown as Scope;

let base = '';
let engine: Promise<StoryCard> | null = null;
let photos: OpenPhoto[] = [];
const load = (): Promise<StoryCard> => (engine ??= StoryCard.load({ base }));

type Tell = (news: News) => void;

async function work(job: EngineJob, tell: Tell): Promise<EngineAnswer> {
  const onProgress = (done: number, of: number): void => tell({ done, of });
  const storycard = await load();
  switch (job.do) {
    case 'check':
      return { did: 'check', verdict: await storycard.check(job.files, { onProgress, onRead: (read) => tell({ read }) }) };
    case 'sheet':
      return { did: 'sheet', sheets: await storycard.sheets(job.files, { onProgress }) };
    case 'pack':
      await storycard.addPack(job.files);
      return { did: 'pack' };
    case 'photos': {
      const opened: OpenPhoto[] = [];
      for (const file of job.files) opened.push(await storycard.openPhoto(file));
      for (const photo of photos) photo.close();
      photos = opened;
      return { did: 'photos' };
    }
    case 'card': {
      const { width, height, rgba, report } = await storycard.pixels(job.ask.story, { ...optionsOf(job.ask), scale: job.scale });
      return { did: 'card', width, height, rgba, report };
    }
    case 'picture':
      return { did: 'picture', png: (await storycard.render(job.ask.story, optionsOf(job.ask))).bytes as Uint8Array<ArrayBuffer> };
  }
}

const optionsOf = ({ frame, theme, format, photos: count }: CardAsk): LayoutOptions => ({
  frame, format, photos: photos.slice(0, count), ...(theme === undefined ? {} : { theme }),
});

function transferOf(answer: EngineAnswer): Transferable[] {
  if (answer.did === 'card') return [answer.rgba.buffer];
  if (answer.did === 'picture') return [answer.png.buffer];
  return answer.did === 'sheet' ? answer.sheets.map(({ bytes }) => bytes.buffer) : [];
}

scope.onmessage = async ({ data }) => {
  if ('base' in data) {
    ({ base } = data);
    return;
  }
  const { id, job } = data;
  try {
    const answer = await work(job, (news) => scope.postMessage({ id, news }));
    scope.postMessage({ id, answer }, transferOf(answer));
  } catch (error) {
    const code = error instanceof StoryCardError ? error.code : 'internal';
    scope.postMessage({ id, trouble: { code, message: error instanceof Error ? error.message : String(error) } });
  }
};
