# icu: breaks and character properties. Only common/, with an empty built-in data package: what needs none (rules
# given as bytes, properties) is small; a call that opens a locale or a resource would link a hundred kB more.

set(source "${STORYCARD_DEPS}/icu/source")
# What the linker takes of common/, found in its map: the other half would be compiled for nothing. brkeng.cpp is ours.
set(linked
  appendable bmpset brkiter bytesinkutil bytestream bytestrie characterproperties chariter charstr cmemory cstring
  edits emojiprops errorcode loadednormalizer2impl localebuilder locavailable locbased locid loclikely locmap
  normalizer2 normalizer2impl parsepos patternprops propname putil rbbi rbbi_cache rbbidata rbbinode rbbirb rbbiscan
  rbbisetb rbbistbl rbbitblb resource ruleiter schriter stringpiece uarrsort ubidi_props ubrk ucase uchar ucharstrie
  ucharstrieiterator uchriter ucln_cmn ucmndata ucptrie udata udatamem udataswp uenum uhash uinvchar uloc uloc_keytype
  uloc_tag umapfile umath umutablecptrie umutex unames unifilt unifunct uniset uniset_props unisetspan unistr
  unistr_case uobject uprops uresbund uresdata uscript_props ustack ustrcase ustrenum ustring ustrtrns utext utf_impl
  util utrace utrie2 utrie_swap utypes uvector uvectr32)
list(TRANSFORM linked REPLACE "^(.+)$" "${source}/common/\\1.cpp" OUTPUT_VARIABLE sources)
list(APPEND sources "${source}/stubdata/stubdata.cpp" "${CMAKE_CURRENT_LIST_DIR}/icu_break_engines.cpp")

set(defines U_STATIC_IMPLEMENTATION U_CHARSET_IS_UTF8=1)
foreach(feature FORMATTING TRANSLITERATION REGULAR_EXPRESSIONS COLLATION IDNA LEGACY_CONVERSION SERVICE
        FILTERED_BREAK_ITERATION)
  list(APPEND defines UCONFIG_NO_${feature}=1)
endforeach()

# User code names everything icu:: in full; `using namespace icu` by default would spill it into every room.
list(APPEND defines U_USING_ICU_NAMESPACE=0)

storycard_library(icu
  SOURCES ${sources}
  INCLUDES "${source}/common"
  DEFINES ${defines}
  OPTIONS -frtti -fno-exceptions ${small})
target_compile_definitions(icu PRIVATE U_COMMON_IMPLEMENTATION)
