// The system's zlib, whose header lies where the compiler looks by itself.
#include <zlib.h>
