import { OTHER_TOPIC } from '../../domain/index.ts';
import type { Labelled } from './labelled.ts';
import type { TopicRow } from './topic-rows.ts';

/** Labels of a collection by the topic of a taxonomy that they belong to, blanks between them. */
type LabelsByTopic = Readonly<Record<string, string>>;

/** What a taxonomy's topics are called in the collections that may be taught from. */
export interface TopicMap {
  /** The taxonomy's id. */
  readonly taxonomy: string;
  /** By collection: its intents or topics, each under a topic of ours. Labels that stand nowhere are left out. */
  readonly sets: Readonly<Record<string, LabelsByTopic>>;
}

/** Everyday errands and small talk with a machine: nothing of these is any brand's business. */
const EVERYDAY =
  'calculator cook_time date definition flip_coin fun_fact measurement_conversion meaning_of_life next_song play_music roll_dice spelling time timer timezone tell_joke translate weather what_song alarm reminder shopping_list todo_list calories ingredients_list recipe nutrition_info smart_home greeting goodbye thank_you yes no maybe are_you_a_bot how_old_are_you what_is_your_name who_made_you change_accent whisper_mode repeat oos next_holiday gas_type tire_pressure oil_change_how jump_start mpg directions traffic uber pto_request pto_balance schedule_meeting calendar meal_suggestion food_last';

const bank: TopicMap = {
  taxonomy: 'bank',
  sets: {
    banking77: {
      fraud:
        'compromised_card cash_withdrawal_not_recognised card_payment_not_recognised direct_debit_payment_not_recognised lost_or_stolen_phone',
      cards:
        'activate_my_card apple_pay_or_google_pay card_about_to_expire card_acceptance card_arrival card_delivery_estimate card_linking card_not_working change_pin contactless_not_working declined_card_payment disposable_card_limits get_disposable_virtual_card get_physical_card getting_spare_card getting_virtual_card lost_or_stolen_card order_physical_card pin_blocked supported_cards_and_currencies virtual_card_not_working visa_or_mastercard',
      'payments-transfers':
        'automatic_top_up balance_not_updated_after_bank_transfer beneficiary_not_allowed cancel_transfer card_payment_wrong_exchange_rate declined_transfer exchange_rate exchange_via_app failed_transfer fiat_currency_support pending_card_payment pending_top_up pending_transfer receiving_money Refund_not_showing_up request_refund reverted_card_payment? top_up_by_cash_or_cheque top_up_failed top_up_limits top_up_reverted topping_up_by_card transaction_charged_twice transfer_into_account transfer_not_received_by_recipient transfer_timing verify_top_up balance_not_updated_after_cheque_or_cash_deposit',
      fees: 'card_payment_fee_charged cash_withdrawal_charge exchange_charge extra_charge_on_statement top_up_by_bank_transfer_charge top_up_by_card_charge transfer_fee_charged',
      account:
        'age_limit country_support edit_personal_details terminate_account unable_to_verify_identity verify_my_identity verify_source_of_funds why_verify_identity',
      'cash-atm':
        'atm_support card_swallowed declined_cash_withdrawal pending_cash_withdrawal wrong_amount_of_cash_received wrong_exchange_rate_for_cash_withdrawal',
      'app-online': 'passcode_forgotten',
    },
    clinc150: {
      fraud: 'report_fraud',
      cards:
        'application_status card_declined damaged_card expiration_date new_card pin_change replacement_card_duration report_lost_card',
      'payments-transfers': 'bill_due direct_deposit exchange_rate pay_bill transactions transfer',
      fees: 'apr interest_rate international_fees',
      account: 'account_blocked balance freeze_account order_checks routing spending_history',
      loans: 'credit_limit credit_limit_change credit_score improve_credit_score',
      other: `${EVERYDAY} book_flight book_hotel lost_luggage flight_status order_status restaurant_reservation`,
    },
    cfpb: { cards: 'credit_card', account: 'retail_banking', loans: 'mortgages_and_loans debt_collection credit_reporting' },
  },
};

const retail: TopicMap = {
  taxonomy: 'retail',
  sets: {
    bitext: {
      delivery: 'track_order delivery_options delivery_period change_shipping_address set_up_shipping_address',
      'returns-refunds': 'check_refund_policy get_refund track_refund',
      payment: 'check_invoice get_invoice payment_issue check_payment_methods',
      'app-website': 'create_account delete_account edit_account recover_password registration_problems switch_account',
      'staff-service': 'complaint contact_customer_service contact_human_agent',
      other: 'newsletter_subscription',
    },
    clinc150: { delivery: 'order_status', other: `${EVERYDAY} book_flight book_hotel flight_status credit_score` },
    banking77: {
      payment: 'declined_card_payment transaction_charged_twice',
      'returns-refunds': 'request_refund Refund_not_showing_up',
    },
  },
};

const general: TopicMap = {
  taxonomy: 'general',
  sets: {
    bitext: {
      delivery: 'track_order delivery_options delivery_period change_shipping_address set_up_shipping_address',
      refunds: 'check_refund_policy get_refund track_refund',
      billing: 'check_invoice get_invoice payment_issue check_payment_methods check_cancellation_fee',
      account: 'create_account delete_account edit_account recover_password registration_problems switch_account',
      'customer-service': 'complaint contact_customer_service contact_human_agent',
      other: 'newsletter_subscription',
    },
    banking77: {
      delivery: 'card_arrival card_delivery_estimate',
      refunds: 'request_refund Refund_not_showing_up',
      billing:
        'card_payment_fee_charged cash_withdrawal_charge exchange_charge extra_charge_on_statement transaction_charged_twice transfer_fee_charged top_up_by_card_charge',
      account:
        'edit_personal_details passcode_forgotten terminate_account unable_to_verify_identity verify_my_identity why_verify_identity',
      privacy: 'compromised_card card_payment_not_recognised cash_withdrawal_not_recognised direct_debit_payment_not_recognised',
    },
    clinc150: {
      delivery: 'order_status',
      billing: 'bill_balance bill_due pay_bill',
      account: 'account_blocked freeze_account',
      privacy: 'report_fraud',
      other: `${EVERYDAY} book_flight book_hotel flight_status credit_score`,
    },
  },
};

/** Every taxonomy that something is taught for. */
export const topicMaps: readonly TopicMap[] = [bank, general, retail];

/** Rows of the collections under a taxonomy's topics. */
export function topicRows(rows: readonly Labelled[], { sets }: TopicMap): readonly TopicRow[] {
  const topicOf = new Map(
    Object.entries(sets).flatMap(([set, topics]) =>
      Object.entries(topics).flatMap(([topic, labels]) => labels.split(' ').map((label) => [`${set} ${label}`, topic] as const)),
    ),
  );
  return rows.flatMap(({ set, text, lang, intent, topic }) => {
    const ours = topicOf.get(`${set} ${intent ?? topic ?? ''}`);
    return ours === undefined ? [] : [{ text, lang, topics: ours === OTHER_TOPIC ? [] : [ours] }];
  });
}
