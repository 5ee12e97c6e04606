// Plain old JavaScript, for browsers that may know no other. Sees whether the page's code begins: asks for it again where the
// network dropped it, and says one sentence where the browser is too old. The build puts in WORDS: for each language what is
// said of an old browser, and while there is no network.
(function () {
  'use strict';
  var PAUSES_MS = [300, 1500, 4000, 10000, 20000, 40000];
  var words = WORDS;
  var html = document.documentElement;

  function isBegun() {
    return html.getAttribute('data-begun') !== null;
  }

  function language() {
    var asked = /[?&]lang=([A-Za-z]+)/.exec(location.search);
    var tags = [asked ? asked[1] : ''].concat(navigator.languages || [navigator.language || navigator.userLanguage || '']);
    for (var i = 0; i < tags.length; ++i) {
      var found = String(tags[i]).toLowerCase().split('-')[0];
      if (Object.prototype.hasOwnProperty.call(words, found)) return found;
    }
    return 'en';
  }

  function put(id, text) {
    var element = document.getElementById(id);
    if (!element) return;
    var found = language();
    element.lang = found;
    element.dir = words[found].direction;
    if (text) element.textContent = text;
    element.hidden = false;
    element.removeAttribute('hidden');
  }

  function hide(id) {
    var element = document.getElementById(id);
    if (element) element.hidden = true;
  }

  function isTooOld() {
    try {
      return !('noModule' in document.createElement('script')) || typeof WebAssembly.compileStreaming !== 'function'
        || typeof ResizeObserver !== 'function' || typeof [].at !== 'function' || typeof Intl.DisplayNames !== 'function';
    } catch (error) {
      return true;
    }
  }

  var told = false;
  function tellTooOld() {
    if (told) return;
    told = true;
    html.setAttribute('data-storycard', 'too-old');
    hide('loading-words');
    hide('again');
    put('trouble-too-old', words[language()].old);
    put('trouble');
  }

  function tellUnreachable() {
    html.setAttribute('data-storycard', 'failed');
    put('trouble-unreachable', words[language()].unreachable);
    put('trouble');
    document.getElementById('again').onclick = function () {
      location.reload();
    };
  }

  /** Waits longer each time, and no longer than until there is a network again. */
  function later(tries, work, gaveUp) {
    if (tries >= PAUSES_MS.length) {
      gaveUp();
      return;
    }
    var timer = setTimeout(done, PAUSES_MS[tries]);
    window.addEventListener('online', done);
    function done() {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      work();
    }
  }

  /** A script that was parsed with the page may be put into it again: nothing is said of where it comes from. */
  function begin(tries) {
    hide('loading-words');
    put('waiting-words', words[language()].waiting);
    later(tries, function () {
      var script = document.importNode(document.getElementById('code').content, true).querySelector('script');
      script.onerror = function () {
        begin(tries + 1);
      };
      script.onload = function () {
        hide('waiting-words');
        put('loading-words');
      };
      document.head.appendChild(script);
    }, tellUnreachable);
  }

  /** Style sheets have come, or have failed, before this runs. Browsers differ in what they make of one that failed. */
  function isEmpty(link) {
    try {
      return !link.sheet || link.sheet.cssRules.length === 0;
    } catch (error) {
      return true;
    }
  }

  function style(link, tries) {
    later(tries, function () {
      var again = link.cloneNode();
      again.onerror = function () {
        style(again, tries + 1);
      };
      link.parentNode.replaceChild(again, link);
    }, function () {});
  }

  window.addEventListener('error', function (event) {
    if (isBegun() || told) return;
    var target = event.target;
    if (target && target.tagName === 'SCRIPT' && target.type === 'module') {
      if (document.getElementById('code') && target.parentNode === document.head && !target.onerror) begin(0);
    } else if (event.filename && event.filename.indexOf('/app/') >= 0) {
      tellTooOld();  // it came, and was not understood
    }
  }, true);

  if (isTooOld()) tellTooOld();
  var links = document.querySelectorAll('link[rel=stylesheet]');
  for (var i = 0; i < links.length; ++i) if (isEmpty(links[i])) style(links[i], 0);
})();
