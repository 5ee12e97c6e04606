// Takes the place of ICU's brkeng.cpp: which dictionary serves a script whose words stand without spaces. Here none
// does, and such a run is left to the rules: core/unicode/dictionaries divides it. ICU's own file ties resource bundles,
// locales, property names, normalisation and sets to every break iterator: 80 kB of the download (brotli).

#include "brkeng.h"
#include "unicode/utext.h"

U_NAMESPACE_BEGIN

LanguageBreakEngine::LanguageBreakEngine() {}
LanguageBreakEngine::~LanguageBreakEngine() {}

LanguageBreakFactory::LanguageBreakFactory() {}
LanguageBreakFactory::~LanguageBreakFactory() {}

UnhandledEngine::UnhandledEngine(UErrorCode&) : fHandled(nullptr) {}
UnhandledEngine::~UnhandledEngine() {}

// Asked before the factory; saying no keeps the way to a dictionary open.
UBool UnhandledEngine::handles(UChar32) const { return false; }

void UnhandledEngine::handleCharacter(UChar32) {}

// Steps over one character: the next may be a dictionary's. Finds no break.
int32_t UnhandledEngine::findBreaks(UText* text, int32_t, int32_t end, UVector32&, UBool, UErrorCode& status) const {
  if (U_SUCCESS(status) && utext_getNativeIndex(text) < end) utext_next32(text);
  return 0;
}

ICULanguageBreakFactory::ICULanguageBreakFactory(UErrorCode&) : fEngines(nullptr) {}
ICULanguageBreakFactory::~ICULanguageBreakFactory() {}
const LanguageBreakEngine* ICULanguageBreakFactory::getEngineFor(UChar32) { return nullptr; }
const LanguageBreakEngine* ICULanguageBreakFactory::loadEngineFor(UChar32) { return nullptr; }
DictionaryMatcher* ICULanguageBreakFactory::loadDictionaryMatcherFor(UScriptCode) { return nullptr; }

U_NAMESPACE_END
