import { isTemplate } from '@/lib/deliveries/schema'
import { deliveries as words } from '@/lib/messages/en/deliveries'

/** A template in words; one that no longer exists by its own name. */
export const templateName = (template: string): string => (isTemplate(template) ? words.template[template] : template)
