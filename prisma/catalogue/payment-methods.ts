// Ways to pay that a new installation knows. Inactive ones wait for their provider to be connected: staff switch
// them on. None of them takes money by itself; a person confirms what arrived.
import type { CataloguePaymentMethod } from './types'

const wallet = (name: string) =>
  `Send the exact amount with ${name} to the number on your invoice. Write the invoice number as the reason, then enter the transaction number here.`

export const PAYMENT_METHODS: readonly CataloguePaymentMethod[] = [
  {
    slug: 'bank_transfer',
    name: 'Bank transfer',
    instructions:
      'Transfer the exact amount to the bank account on your invoice, with the invoice number as the reference. Then enter the bank’s reference here. We confirm within one working day.',
    active: true,
  },
  {
    slug: 'manual',
    name: 'By arrangement',
    instructions: 'Agree with us how to pay, in cash or otherwise. We record the payment and send the receipt.',
    active: true,
  },
  { slug: 'jazzcash', name: 'JazzCash', instructions: wallet('JazzCash'), countries: ['PK'], active: true },
  { slug: 'easypaisa', name: 'Easypaisa', instructions: wallet('Easypaisa'), countries: ['PK'], active: true },
  { slug: 'mtn_momo', name: 'MTN Mobile Money', instructions: wallet('MTN Mobile Money'), countries: ['UG', 'RW', 'GH', 'ZM', 'CM', 'CI'], active: true },
  { slug: 'airtel_money', name: 'Airtel Money', instructions: wallet('Airtel Money'), countries: ['UG', 'KE', 'TZ', 'RW', 'ZM', 'MW'], active: true },
  { slug: 'mpesa', name: 'M-Pesa', instructions: wallet('M-Pesa'), countries: ['KE', 'TZ', 'MZ'], active: true },
  {
    slug: 'qris',
    name: 'QRIS',
    instructions: 'Scan the code on your invoice with any bank or wallet app and pay the exact amount. Then enter the transaction number here.',
    countries: ['ID'],
    active: true,
  },
  { slug: 'gopay', name: 'GoPay', instructions: wallet('GoPay'), countries: ['ID'], active: true },
  { slug: 'ovo', name: 'OVO', instructions: wallet('OVO'), countries: ['ID'], active: true },
  {
    slug: 'virtual_account',
    name: 'Virtual account',
    instructions: 'Pay the exact amount to the virtual account number on your invoice, at a machine or in your bank’s app.',
    countries: ['ID'],
    active: false,
  },
  { slug: 'gcash', name: 'GCash', instructions: wallet('GCash'), countries: ['PH'], active: false },
  { slug: 'upi', name: 'UPI', instructions: wallet('a UPI app'), countries: ['IN'], active: false },
  { slug: 'bkash', name: 'bKash', instructions: wallet('bKash'), countries: ['BD'], active: false },
  { slug: 'promptpay', name: 'PromptPay', instructions: wallet('PromptPay'), countries: ['TH'], active: false },
  { slug: 'card', name: 'Card', instructions: 'Pay by card on the next page. Your plan starts as soon as the bank agrees.', active: false },
  { slug: 'paypal', name: 'PayPal', instructions: 'Pay with your PayPal account on the next page.', active: false },
]
