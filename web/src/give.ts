// Ways out for a file that is made: downloads, the system's share sheet, the clipboard. All are called within the press.

let link: HTMLAnchorElement | null = null;

export function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  link ??= document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: some browsers read the address only when the download begins.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** "late": the press was too long ago, and another will do. */
export type NotShared = 'cancelled' | 'late' | 'failed';

let wasLate = false;

export async function share(files: readonly File[], title: string, text: string): Promise<NotShared | null> {
  const data: ShareData = { files: [...files], title, ...(text !== '' && { text }) };
  try {
    if (!navigator.canShare(data)) return 'failed';
    await navigator.share(data);
    wasLate = false;
    return null;
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    // Once: where a page may not share at all, it has the same name.
    wasLate = name === 'NotAllowedError' && !wasLate;
    if (name === 'AbortError') return 'cancelled';
    return wasLate ? 'late' : 'failed';
  }
}

/** False where the browser refused. */
export async function copyPicture(png: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    return false;
  }
}
