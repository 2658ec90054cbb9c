// Runs before any other script of a page. zod would try whether it may compile code; the content policy forbids that and
// reports each try. Set where zod looks for its settings, so that pages without zod need not load it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
