import { staffRoute } from '@/lib/auth/route'
import { toRun } from '@/lib/registrations/runs/resources'
import { getRun } from '@/lib/registrations/runs/run-queries'
import { runAnswer, runLinesQuery, runParams } from '@/lib/registrations/runs/schema'

export const GET = staffRoute(
  { summary: 'How far a command over many registrations is that goes on in the background, and what became of each', permission: 'registrations:update', params: runParams, query: runLinesQuery, answer: runAnswer },
  async (actor, { id, ...query }) => toRun(await getRun(actor, id, query)),
)
