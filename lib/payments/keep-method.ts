import type { Tx } from '@/lib/core/db'

/** Makes a way to pay the account's own, in the caller's transaction: the next invoice tells how to pay by it. */
export async function keepPaymentMethod(tx: Tx, accountId: string, paymentMethodId: string): Promise<void> {
  await tx.accountPaymentMethod.updateMany({ where: { accountId, isDefault: true, paymentMethodId: { not: paymentMethodId } }, data: { isDefault: false } })
  await tx.accountPaymentMethod.upsert({
    where: { accountId_paymentMethodId: { accountId, paymentMethodId } },
    create: { accountId, paymentMethodId, isDefault: true },
    update: { isDefault: true },
    select: { id: true },
  })
}
