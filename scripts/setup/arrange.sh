# The same layout in .deps/src wherever a source came from. A change here brings every source anew.

# arrange_source NAME TREE: rearranges an unpacked source in place and checks that what the build names is there.
arrange_source() {
  local name=$1 tree=$2 wanted
  case $name in
    nlohmann) keep_headers "$tree" single_include/nlohmann nlohmann LICENSE.MIT && wanted=nlohmann/json.hpp ;;
    doctest) keep_headers "$tree" doctest/doctest.h doctest/doctest.h LICENSE.txt && wanted=doctest/doctest.h ;;
    imgui) wanted=backends/imgui_impl_opengl3.cpp ;;
    harfbuzz) wanted=src/hb.hh ;;
    icu) wanted=source/data/in/icudt72l.dat ;;
    stb) wanted=stb_image.h ;;
    libjpeg-turbo) wanted=jpeglib.h ;;
    libwebp) wanted=src/webp/decode.h ;;
    pngsuite) keep_headers "$tree" tests/images images LICENSE && wanted=images/basn2c08.png ;;
    libdeflate) wanted=libdeflate.h ;;
    *) wanted=. ;;
  esac
  [ -e "$tree/${wanted:-?}" ] && return 0
  echo "$name: the source unpacked, but it holds no ${wanted:-headers}"
  return 1
}

# keep_headers TREE FROM TO LICENCE: the tree becomes FROM, as TO, and the licence.
keep_headers() {
  local tree=$1
  mv "$tree" "$tree.all" && mkdir -p "$tree/$(dirname "$3")" && mv "$tree.all/$2" "$tree/$3" &&
    mv "$tree.all/$4" "$tree/$4" && rm -rf "$tree.all"
}
