export interface FormError {
  message: string;
  /** The field it is about, as `#id`. */
  href?: string | undefined;
}
