#pragma once

// All stages at once: itemise -> shape -> break -> fit -> place. A paragraph is shaped once, at its fonts' design size,
// and broken many times.
#include "text/break_lines.h"
#include "text/fit.h"
#include "text/itemise.h"
#include "text/paragraph.h"
#include "text/place_lines.h"
#include "text/shape.h"
