from textual.app import App, ComposeResult
from textual.strip import Strip

from reader.themes import LAMP
from reader.ui.ink import Ink
from reader.ui.widgets.progress_rule import ProgressRule


class Counted(ProgressRule):
    painted = 0

    def render_line(self, y: int) -> Strip:
        self.painted += 1
        return super().render_line(y)


class Ruled(App[None]):
    def compose(self) -> ComposeResult:
        rule = Counted()
        rule.styles.height = 1
        rule.ink = Ink(LAMP)
        yield rule


async def test_the_rule_is_painted_anew_only_where_another_cell_is_lit() -> None:
    async with Ruled().run_test(size=(20, 3)) as pilot:
        rule = pilot.app.query_one(Counted)
        rule.progress = 0.5
        await pilot.pause()
        painted = rule.painted

        rule.progress = 0.51
        await pilot.pause()
        assert rule.painted == painted

        rule.progress = 0.55
        await pilot.pause()
        assert rule.painted == painted + 1
