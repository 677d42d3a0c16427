type Answer = (
  request: Request,
  context: { readonly params: Promise<{ readonly path: string[] }> },
) => Promise<Response>

// The tests run in this process, and put their widgets here.
const answer: Answer = (request, context) =>
  (globalThis as unknown as { readonly contract: Answer }).contract(request, context)

export { answer as GET, answer as POST }
