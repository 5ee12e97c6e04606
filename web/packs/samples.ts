// Stories to try a frame with. A frame shows what it has slots for.
import aminaUrl from '../../assets/samples/amina.jpg?url';
import aissataUrl from '../../assets/samples/aissata.jpg?url';
import tarasUrl from '../../assets/samples/taras.jpg?url';
import yelitzaUrl from '../../assets/samples/yelitza.jpg?url';
import type { Story } from '../engine/index';

export type SampleName = 'short' | 'long' | 'arabic';

const ENGLISH = {
  storycard: 1 as const,
  language: 'en',
  name: 'Amina',
  role: 'gardener',
  place: 'Leeds',
  prompt: 'What did you bring that others now share?',
  fact: { number: '1 in 3', text: 'gardens of this street are tended by people who came from far away', source: 'Riverbend Council', year: 2026 },
  event: {
    title: 'The harvest table', where: 'Old Bakery, Mill Lane', start: '2026-12-18T17:00+01:00', timeZone: 'Europe/Madrid',
    speakers: [{ name: 'Amina', role: 'gardener', photo: 0 }, { name: 'Taras', role: 'chess coach', photo: 1 }],
  },
  nominees: ['@mill.lane', '@the.old.bakery', '@street.garden'],
  translation: { language: 'es', story: 'Llegué con semillas en el bolsillo.', role: 'jardinera' },
};

const samples: Record<SampleName, Story> = {
  short: { ...ENGLISH, story: 'I came with seeds.' },
  long: {
    ...ENGLISH,
    story: 'I came with seeds in my coat pocket. Nine summers on, our street garden feeds forty families, and the children know every bean by name. Nobody asks who was here first. We ask who has time to water on Sunday, and who has not had soup yet. That is how a street becomes a home.',
    role: 'gardener and night-school teacher',
    place: 'Kirkstall, Leeds',
    translation: { language: 'es', story: 'Llegué con semillas en el bolsillo del abrigo. Nueve veranos después, el huerto de nuestra calle da de comer a cuarenta familias.', role: 'jardinera' },
  },
  arabic: {
    ...ENGLISH,
    language: 'ar',
    story: 'جئت وفي جيب معطفي بذور. بعد تسعة أصياف صار بستان شارعنا يطعم أربعين عائلة، والأطفال يعرفون كل حبة فول باسمها. لم يعد أحد يسأل من جاء أولاً، بل نسأل من لديه وقت ليسقي يوم الأحد.',
    name: 'أمينة',
    role: 'بستانية',
    place: 'ليدز',
    prompt: 'ماذا أحضرت معك وصار للجميع؟',
    fact: { number: '1 من 3', text: 'من بساتين هذا الشارع يعتني بها أناس جاؤوا من بعيد', source: 'مجلس المدينة', year: 2026 },
    event: {
      ...ENGLISH.event, title: 'مائدة الحصاد', where: 'المخبز القديم',
      speakers: [{ name: 'أمينة', role: 'بستانية', photo: 0 }, { name: 'تاراس', role: 'مدرب شطرنج', photo: 1 }],
    },
    translation: { language: 'en', story: 'I came with seeds in my coat pocket.', role: 'gardener' },
  },
};

const SECOND: Partial<Record<SampleName, string>> = {
  long: 'I came with seeds in my coat pocket. Nine summers on, our street garden feeds forty families, and the children know every bean by name.',
  arabic: 'جئت وفي جيب معطفي بذور. بعد تسعة أصياف صار بستان شارعنا يطعم أربعين عائلة، والأطفال يعرفون كل حبة فول باسمها.',
};

/** As long as frames must hold: less where the story comes second, to a fact, an event, a question or a translation. */
export function sampleFor(name: SampleName, slots: readonly string[]): Story {
  const second = slots.some((slot) => ['fact', 'event', 'prompt', 'translation'].includes(slot.split('.')[0]!));
  const story = structuredClone(samples[name]);
  return second && SECOND[name] !== undefined ? { ...story, story: SECOND[name] } : story;
}

const PHOTOS = [aminaUrl, tarasUrl, aissataUrl, yelitzaUrl];

/** Drawn portraits, from the site itself. */
export async function samplePhotos(): Promise<Blob[]> {
  return Promise.all(PHOTOS.map(async (address) => {
    const response = await fetch(new URL(address, import.meta.url));
    if (!response.ok) throw new Error(`${address}: the server answered ${response.status}`);
    return response.blob();
  }));
}
