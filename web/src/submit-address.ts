// Where cards are handed to the campaign: what the page's own HTML says, and nothing else; a link to the page cannot change it.
//   <meta name="storycard-submit" content="https://example.org/send">  or  "mailto:cards@example.org"

function isAddress(text: string): boolean {
  if (text.length > 2000 || !/^[!-~]*$/.test(text)) return false;
  if (text.startsWith('mailto:')) return /^mailto:[^@?#&,;]+@[^@?#&,;]+$/.test(text);
  try {
    const { protocol, username, password } = new URL(text);
    return text.startsWith('https://') && protocol === 'https:' && username === '' && password === '';
  } catch {
    return false;
  }
}

/** Empty: there is none. */
export const submitAddress: string = (() => {
  const said = document.head.querySelector<HTMLMetaElement>('meta[name="storycard-submit"]')?.content.trim() ?? '';
  return isAddress(said) ? said : '';
})();

/** Beside this page, which it learns nothing of. Only the configured address, or a mail to it with its words filled in. */
export function openAddress(address: string): void {
  if (submitAddress === '') return;
  const mail = submitAddress.startsWith('mailto:');
  if (address !== submitAddress && !(mail && address.startsWith(`${submitAddress}?subject=`))) return;
  const link = document.createElement('a');
  link.href = address;
  if (!mail) link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}
