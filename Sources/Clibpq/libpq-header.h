// The system's libpq. Debian keeps its headers in a folder of their own, which the compiler finds even without pkg-config.
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
