// Pictures to press long. Their addresses hold the files themselves: other apps' browsers do not find what a page keeps
// under a blob's address.
import { set } from './elements';

/** Brings every <img> that names a file up to date. */
export function showFiles(root: HTMLElement, find: (file: string) => Blob | undefined): void {
  for (const image of root.querySelectorAll<HTMLImageElement>('img[data-file]')) {
    const file = image.dataset['file']!;
    const blob = image.dataset['shown'] === file ? undefined : find(file);
    if (!blob) continue;
    set(image, 'data-shown', file);
    const reader = new FileReader();
    reader.onload = () => {
      if (image.dataset['shown'] === file) image.src = reader.result as string;
    };
    reader.readAsDataURL(blob);
  }
}
