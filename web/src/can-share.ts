// Which ways out this browser has for a picture.

/** A share sheet that takes files; asked without opening it. */
export const canShareFiles = ((): boolean => {
  try {
    return typeof navigator.share === 'function' && navigator.canShare?.({ files: [new File([' '], 'card.png', { type: 'image/png' })] }) === true;
  } catch {
    return false;
  }
})();

export const canCopyPictures = typeof ClipboardItem === 'function' && typeof navigator.clipboard?.write === 'function'
  && ClipboardItem.supports?.('image/png') !== false;

/** The browsers inside of other apps, where a download goes nowhere and nobody is told: Instagram, Facebook, TikTok, WhatsApp and the like. */
export const keepsByHand = /\b(Instagram|FBAN|FBAV|FB_IAB|musical_ly|BytedanceWebview|TikTok|trill_\d|WhatsApp|Line\/\d|MicroMessenger|Snapchat)/i.test(navigator.userAgent);
