import { callsOf, openApiDocument, type ApiCall } from '@/lib/auth/openapi'
import { SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { apiGuide } from '@/lib/messages/en/api-guide'
import { apiRoutes } from './routes'

/** Every call of the public contract, in the order of their addresses. */
const apiCalls = (): ApiCall[] => apiRoutes.flatMap(callsOf)

/** The API's whole description. */
export const apiDocument = () => openApiDocument(apiCalls(), { title: apiGuide.title, description: apiGuide.lead, version: '1' }, SESSION_COOKIE)
