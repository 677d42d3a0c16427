import type { NextRequest } from 'next/server'
import { geckoboard } from '../../../lib/geckoboard'
import { note } from '../../../lib/runs'

interface Context {
  readonly params: Promise<{ readonly id: string }>
  readonly signal: AbortSignal
}

export const { GET, POST } = geckoboard.text(
  { encrypted: true },
  async (request: NextRequest, { params, signal }: Context) => {
    note('teams')
    const { id } = await params
    return [id, request.nextUrl.pathname, String(signal.aborted)]
  },
)
