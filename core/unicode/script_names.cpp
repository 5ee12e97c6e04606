#include "unicode/script_names.h"

#include <cstddef>

namespace storycard::unicode {
namespace {

// Four letters a script, in the order of UScriptCode. ICU's own function links the names of every property there is.
constexpr std::string_view names =
    "ZyyyZinhArabArmnBengBopoCherCoptCyrlDsrtDevaEthiGeorGothGrekGujrGuruHaniHangHebrHiraKndaKanaKhmr"
    "LaooLatnMlymMongMymrOgamItalOryaRunrSinhSyrcTamlTeluThaaThaiTibtCansYiiiTglgHanoBuhdTagbBraiCprt"
    "LimbLinbOsmaShawTaleUgarHrktBugiGlagKharSyloTaluTfngXpeoBaliBatkBlisBrahChamCirtCyrsEgydEgyhEgyp"
    "GeokHansHantHmngHungIndsJavaKaliLatfLatgLepcLinaMandMayaMeroNkooOrkhPermPhagPhnxPlrdRoroSaraSyre"
    "SyrjSyrnTengVaiiVispXsuxZxxxZzzzCariJpanLanaLyciLydiOlckRjngSaurSgnwSundMoonMteiArmiAvstCakmKore"
    "KthiManiPhliPhlpPhlvPrtiSamrTavtZmthZsymBamuLisuNkgbSarbBassDuplElbaGranKpelLomaMendMercNarbNbat"
    "PalmSindWaraAfakJurcMrooNshuShrdSoraTakrTangWoleHluwKhojTirhAghbMahjAhomHatrModiMultPaucSiddAdlm"
    "BhksMarcNewaOsgeHanbJamoZsyeGonmSoyoZanbDogrGongMakaMedfRohgSogdSogoElymHmnpNandWchoChrsDiakKits"
    "YeziCpmnOugrTnsaTotoVithKawiNagm";

constexpr std::size_t name_length = 4;

}  // namespace

std::string_view script_name(int script) {
  constexpr int count = static_cast<int>(names.size() / name_length);
  if (script < 0 || script >= count) return "Zzzz";
  return names.substr(static_cast<std::size_t>(script) * name_length, name_length);
}

}  // namespace storycard::unicode
