/* Test stand-in, never shipped: the complex functions of C99 that Wine's ucrtbase.dll ends the
 * process for. Windows passes a complex number as a structure and its long double is a double, so
 * every function stands here three times: plain, f and l. forwards.py exports them without "own_". */
#include <complex.h>

typedef struct { double re, im; } pair;
typedef struct { float re, im; } pairf;

static double complex in(pair z) { return z.re + z.im * I; }
static float complex inf(pairf z) { return z.re + z.im * I; }
static pair out(double complex z) { return (pair){creal(z), cimag(z)}; }
static pairf outf(float complex z) { return (pairf){crealf(z), cimagf(z)}; }

#define TO_COMPLEX(name) \
    pair own_##name(pair z) { return out(name(in(z))); } \
    pair own_##name##l(pair z) { return out(name(in(z))); } \
    pairf own_##name##f(pairf z) { return outf(name##f(inf(z))); }
#define TO_REAL(name) \
    double own_##name(pair z) { return name(in(z)); } \
    double own_##name##l(pair z) { return name(in(z)); } \
    float own_##name##f(pairf z) { return name##f(inf(z)); }

TO_REAL(cabs)
TO_REAL(carg)
TO_REAL(cimag)
TO_REAL(creal)
TO_COMPLEX(cacos)
TO_COMPLEX(cacosh)
TO_COMPLEX(casin)
TO_COMPLEX(casinh)
TO_COMPLEX(catan)
TO_COMPLEX(catanh)
TO_COMPLEX(ccos)
TO_COMPLEX(ccosh)
TO_COMPLEX(cexp)
TO_COMPLEX(clog)
TO_COMPLEX(conj)
TO_COMPLEX(cproj)
TO_COMPLEX(csin)
TO_COMPLEX(csinh)
TO_COMPLEX(csqrt)
TO_COMPLEX(ctan)
TO_COMPLEX(ctanh)

pair own_cpow(pair z, pair w) { return out(cpow(in(z), in(w))); }
pair own_cpowl(pair z, pair w) { return out(cpow(in(z), in(w))); }
pairf own_cpowf(pairf z, pairf w) { return outf(cpowf(inf(z), inf(w))); }
