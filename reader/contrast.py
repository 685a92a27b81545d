"""How well two colours can be told apart, as WCAG computes it."""


def contrast(one: str, other: str) -> float:
    """Of two colours, `#rrggbb`: 1.0 for the same, 21.0 for black and white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How light a colour, `#rrggbb`, is: 0.0 to 1.0."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (byte / 255 for byte in bytes.fromhex(colour[1:]))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
