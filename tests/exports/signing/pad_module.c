/* SoftHSM with a pad: a null PIN stands for the right one typed on the token.
   PKCS #11 3.0; only what the wrapper needs of pkcs11.h is declared here. */
#include <dlfcn.h>
#include <string.h>

typedef unsigned long CK_ULONG;
typedef struct { unsigned char version[2]; void *functions[68]; } CK_FUNCTION_LIST;
enum { GET_FUNCTION_LIST = 3, GET_TOKEN_INFO = 6, LOGIN = 18 };
enum { PROTECTED_AUTHENTICATION_PATH = 0x100, FLAGS_AFTER = 32 + 32 + 16 + 16 };
enum { CKR_FUNCTION_CANCELED = 0x50, CKR_ARGUMENTS_BAD = 0x07 };

static CK_FUNCTION_LIST list;
static CK_ULONG (*token_info)(CK_ULONG, unsigned char *);
static CK_ULONG (*login)(CK_ULONG, CK_ULONG, const char *, CK_ULONG);
int pad_used, pad_cancels;

static CK_ULONG with_flag(CK_ULONG slot, unsigned char *info) {
    CK_ULONG answer = token_info(slot, info), flags;
    if (answer == 0 && info) {
        memcpy(&flags, info + FLAGS_AFTER, sizeof flags);
        flags |= PROTECTED_AUTHENTICATION_PATH;
        memcpy(info + FLAGS_AFTER, &flags, sizeof flags);
    }
    return answer;
}

static CK_ULONG at_pad(CK_ULONG session, CK_ULONG user, const char *pin, CK_ULONG length) {
    if (pin || length) return CKR_ARGUMENTS_BAD;
    pad_used++;
    if (pad_cancels && user == 2) return CKR_FUNCTION_CANCELED;
    return login(session, user, PAD_PIN, strlen(PAD_PIN));
}

CK_ULONG C_GetFunctionList(CK_FUNCTION_LIST **found) {
    CK_FUNCTION_LIST *real;
    void *library = dlopen(PAD_BEHIND, RTLD_NOW);
    CK_ULONG (*get)(CK_FUNCTION_LIST **) = dlsym(library, "C_GetFunctionList");
    CK_ULONG answer = get(&real);
    list = *real;
    token_info = real->functions[GET_TOKEN_INFO];
    login = real->functions[LOGIN];
    list.functions[GET_FUNCTION_LIST] = C_GetFunctionList;
    list.functions[GET_TOKEN_INFO] = with_flag;
    list.functions[LOGIN] = at_pad;
    *found = &list;
    return answer;
}
