/* Small drivers, one for each value of CASE: what `cargo xtask run` says about them is tested in tests/run_c.rs. */
#include <stdint.h>

typedef int32_t NTSTATUS;
typedef struct {
    uint8_t head[0x68];
    void (*unload)(void *driver);
} DRIVER_OBJECT;

#define IMPORT __declspec(dllimport)
IMPORT NTSTATUS KeDelayExecutionThread(char mode, unsigned char alertable, const int64_t *interval);
IMPORT uint32_t DbgPrintEx(uint32_t component, uint32_t level, const char *format, ...);
IMPORT uint64_t KeQueryInterruptTimePrecise(uint64_t *counter);
IMPORT void *memset(void *target, int value, uint64_t length);

IMPORT uint32_t DbgPrint(const char *format, ...);
IMPORT int _vsnprintf(char *target, uint64_t length, const char *format, __builtin_ms_va_list arguments);
IMPORT uint64_t strlen(const char *text);
IMPORT uint8_t KeRaiseIrqlToDpcLevel(void);
IMPORT void KeLowerIrql(uint8_t irql);
IMPORT void InitializeSListHead(void *head);
IMPORT void *ExpInterlockedPushEntrySList(void *head, void *entry);
IMPORT void *ExpInterlockedFlushSList(void *head);
IMPORT uint16_t ExQueryDepthSList(void *head);

#define CRASH 1
#define HANG 2
#define WAIT_FOR_EVER 3
#define NO_UNLOAD 4
#define REFUSE 5
#define INLINE 6
#define PRIVILEGED 7
#define UNLOAD_CRASH 8
#define LIBRARY 9
#define RELOCATED 10
#define REGISTRY 11
#define NO_UNWIND_DATA 12
#define KERNEL_DATA 13

/* Variables of the kernel: what is imported is where they lie. */
IMPORT void *PsThreadType;
IMPORT void *PsProcessType;
IMPORT uint8_t KdDebuggerNotPresent;
IMPORT uint64_t MmUserProbeAddress;
IMPORT uint8_t MmIsAddressValid(const void *address);
IMPORT void ProbeForRead(const void *address, uint64_t length, uint32_t alignment);
IMPORT void ProbeForWrite(void *address, uint64_t length, uint32_t alignment);
IMPORT void *KeGetCurrentThread(void);
IMPORT void *MmGetSystemRoutineAddress(const void *name);
IMPORT uint32_t vDbgPrintEx(uint32_t component, uint32_t level, const char *format, __builtin_ms_va_list arguments);
IMPORT uint32_t vDbgPrintExWithPrefix(const char *prefix, uint32_t component, uint32_t level, const char *format,
                                      __builtin_ms_va_list arguments);

static volatile uint64_t Sink;
static volatile uint64_t *volatile Nowhere;

/* Addresses in data, which depend on where the image lies. */
static uint64_t Place = 0x1234;
static uint64_t *volatile Pointer = &Place;
static uint64_t *volatile *volatile ToPointer = (uint64_t *volatile *)&Pointer;

typedef struct {
    uint16_t length, maximum;
    const uint16_t *text;
} STRING;
typedef struct {
    uint32_t length;
    void *root;
    const STRING *name;
    uint32_t attributes;
    void *security, *quality;
} ATTRIBUTES;
IMPORT NTSTATUS ZwOpenKey(void **key, uint32_t access, const ATTRIBUTES *attributes);
IMPORT NTSTATUS ZwQueryValueKey(void *key, const STRING *name, int kind, void *value, uint32_t length, uint32_t *result);
IMPORT NTSTATUS ZwClose(void *key);

static STRING Text(const uint16_t *text)
{
    STRING string = {0, 0, text};
    while (text[string.length / 2])
        string.length += 2;
    string.maximum = string.length;
    return string;
}

/* Succeeds when the value Parameters\Limit is 7. */
static NTSTATUS ReadLimit(const STRING *service)
{
    STRING below = Text((const uint16_t *)L"Parameters"), limit = Text((const uint16_t *)L"Limit");
    ATTRIBUTES attributes = {sizeof(attributes), 0, service, 0x240, 0, 0};
    struct {
        uint32_t index, kind, length, data;
    } value = {0, 0, 0, 0};
    uint32_t needed;
    void *key, *parameters;
    NTSTATUS status = ZwOpenKey(&key, 1, &attributes);
    if (status != 0)
        return status;
    attributes.root = key;
    attributes.name = &below;
    status = ZwOpenKey(&parameters, 1, &attributes);
    if (status == 0) {
        status = ZwQueryValueKey(parameters, &limit, 2, &value, sizeof(value), &needed);
        ZwClose(parameters);
    }
    ZwClose(key);
    return status == 0 && value.data != 7 ? (NTSTATUS)0xC0000001 : status;
}

/* The IRQL as the inline KeGetCurrentIrql of the kit reads it. */
static uint64_t Irql(void)
{
    uint64_t irql;
    __asm__ volatile("movq %%cr8, %0" : "=r"(irql));
    return irql;
}

static void SetIrql(uint64_t irql)
{
    __asm__ volatile("movq %0, %%cr8" : : "r"(irql));
}

/* The clock as the inline KeQueryInterruptTime of the kit reads it. */
static uint64_t InterruptTime(void)
{
    return *(volatile uint64_t *)0xFFFFF78000000008;
}

/* The current thread and processor as the inline functions of the kit read them. */
static uint64_t CurrentThread(void)
{
    uint64_t thread;
    __asm__ volatile("movq %%gs:0x188, %0" : "=r"(thread));
    return thread;
}

static uint32_t CurrentProcessor(void)
{
    uint32_t number;
    __asm__ volatile("movl %%gs:0x184, %0" : "=r"(number));
    return number;
}

__attribute__((noinline)) static void WriteToNowhere(void)
{
    *Nowhere = 7;
}

static int Format(char *target, uint64_t length, const char *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    int written = _vsnprintf(target, length, format, arguments);
    __builtin_ms_va_end(arguments);
    return written;
}

/* Functions of the C library, and those that other functions of the kernel stand behind. */
static NTSTATUS UseLibrary(void)
{
    static struct { void *next; uint64_t rest; } entries[2] __attribute__((aligned(16)));
    static uint64_t head[2] __attribute__((aligned(16)));
    char text[32];
    if (Format(text, sizeof(text), "%d-%s", 42, "x") != 4 || strlen(text) != 4 || text[3] != 'x')
        return (NTSTATUS)0xC0000005;
    if (KeRaiseIrqlToDpcLevel() != 0 || Irql() != 2)
        return (NTSTATUS)0xC0000006;
    KeLowerIrql(0);
    InitializeSListHead(head);
    ExpInterlockedPushEntrySList(head, &entries[0]);
    ExpInterlockedPushEntrySList(head, &entries[1]);
    if (ExQueryDepthSList(head) != 2)
        return (NTSTATUS)0xC0000007;
    if (ExpInterlockedFlushSList(head) != &entries[1] || entries[1].next != &entries[0] || entries[0].next != 0)
        return (NTSTATUS)0xC0000008;
    if (ExQueryDepthSList(head) != 0)
        return (NTSTATUS)0xC0000009;
    DbgPrint("%s %d", text, 7);
    return 0;
}

static void Print(int prefixed, const char *format, ...)
{
    __builtin_ms_va_list arguments;
    __builtin_ms_va_start(arguments, format);
    if (prefixed)
        vDbgPrintExWithPrefix("100%: ", 77, 3, format, arguments);
    else
        vDbgPrintEx(77, 3, format, arguments);
    __builtin_ms_va_end(arguments);
}

/* Variables of the kernel, its memory, its functions by name, and lists of arguments to print. */
static NTSTATUS UseKernelData(void)
{
    STRING name = Text((const uint16_t *)L"PsGetVersion"), unknown = Text((const uint16_t *)L"PsGetNothing");
    if (!PsThreadType || !PsProcessType || PsThreadType == PsProcessType)
        return (NTSTATUS)0xC0000001;
    if (KdDebuggerNotPresent != 1 || MmUserProbeAddress < (uint64_t)&name)
        return (NTSTATUS)0xC0000002;
    if (!MmIsAddressValid(&name) || MmIsAddressValid((const void *)8))
        return (NTSTATUS)0xC0000003;
    ProbeForRead(&name, sizeof(name), 8);
    ProbeForWrite(&name, sizeof(name), 8);
    ProbeForRead(0, 0, 1);
    if (KeGetCurrentThread() != (void *)CurrentThread())
        return (NTSTATUS)0xC0000004;
    if (!MmGetSystemRoutineAddress(&name) || MmGetSystemRoutineAddress(&unknown))
        return (NTSTATUS)0xC0000005;
    Print(0, "%d and %s", 7, "text");
    Print(1, "%d", 8);
    return 0;
}

static void Unload(void *driver)
{
    (void)driver;
#if CASE == UNLOAD_CRASH
    WriteToNowhere();
#elif CASE == WAIT_FOR_EVER
    const int64_t moment = -10000;
    for (;;)
        KeDelayExecutionThread(0, 0, &moment);
#endif
}

__attribute__((noinline)) static void Spin(void)
{
    for (;;)
        Sink++;
}

NTSTATUS DriverEntry(DRIVER_OBJECT *driver, void *path)
{
    (void)path;
#if CASE != NO_UNLOAD
    driver->unload = Unload;
#endif
#if CASE == CRASH
    WriteToNowhere();
#elif CASE == HANG
    Spin();
#elif CASE == REFUSE
    return (NTSTATUS)0xC00000BB;
#elif CASE == LIBRARY
    NTSTATUS status = UseLibrary();
    if (status != 0)
        return status;
#elif CASE == RELOCATED
    **ToPointer += 1;
    if (Place != 0x1235)
        return (NTSTATUS)0xC0000001;
#elif CASE == REGISTRY
    NTSTATUS status = ReadLimit(path);
    if (status != 0)
        return status;
#elif CASE == NO_UNWIND_DATA
    ZwClose((void *)0x1234);
#elif CASE == KERNEL_DATA
    NTSTATUS status = UseKernelData();
    if (status != 0)
        return status;
#elif CASE == PRIVILEGED
    __asm__ volatile("cli");
#elif CASE == INLINE
    uint64_t counter, before, after;
    char zero[64];
    memset(zero, 0, sizeof(zero));
    if (Irql() != 0)
        return (NTSTATUS)0xC0000001;
    SetIrql(2);
    if (Irql() != 2)
        return (NTSTATUS)0xC0000002;
    SetIrql(0);
    before = KeQueryInterruptTimePrecise(&counter);
    Sink = InterruptTime();
    after = KeQueryInterruptTimePrecise(&counter);
    if (Sink < before || Sink > after)
        return (NTSTATUS)0xC0000003;
    if (CurrentThread() == 0 || CurrentThread() != CurrentThread() || CurrentProcessor() != 0)
        return (NTSTATUS)0xC0000004;
#endif
    DbgPrintEx(77, 3, "case %d", CASE);
    return 0;
}
